package dev.pintail.manifest.component;

import java.util.Map;

/**
 * One mapping of the manifest while a record is made from it: the only door between raw YAML and component records.
 *
 * <p>A record reads each of its properties with exactly one call, in the order of its components and without branches.
 * Therefore the calls are also the property table of the component: reading from a node that only takes notes gives the
 * documentation.
 *
 * <p>No call throws for a mistake in the manifest. It is reported to the {@link Reading}, the call returns
 * the default or the {@linkplain Shape#placeholder() placeholder}, and reading goes on, so that one pass finds every mistake.
 */
public interface Node {
    /** The value of a property that must be there. */
    <T> T required(String property, Shape<T> shape);

    /** The value of a property, or {@code absent} if the manifest does not have it. {@code null} in the manifest is not absent but wrong. */
    <T> T optional(String property, Shape<T> shape, T absent);

    /** The value of a property, or {@code null} if the manifest does not have it. */
    default <T> T optional(String property, Shape<T> shape) {
        return optional(property, shape, null);
    }

    /** The component's {@code $parameters} after propagation; never null. */
    Map<String, Object> parameters();

    /** All properties as they stand in the manifest, except {@code type} and {@code $parameters}: what a custom component gets. */
    Map<String, Object> rawProperties();

    /** This mapping as another component, which a class of the connector's own extends; null if it does not read as one. */
    <T> T alsoAs(Component<T> component);

    /** Reports that at least one of these properties has to be there, if none is. */
    void requireOneOf(String... properties);

    /** Reports every property that was not asked for; called last, where the format forbids unknown properties. */
    void forbidOthers();
}
