package dev.pintail.template;

import java.util.Map;

/**
 * An object of another room that templates may look into: a mapping that also has attributes, such as a stream slice or the
 * last record.
 *
 * <p>{@code x.name} asks for the attribute first and then for the item, {@code x['name']} only for the item. Nothing of the
 * Java object is reachable except through these methods. Implementations are immutable as far as templates are concerned.
 */
public interface TemplateObject {
    /** The class name that Python would show, such as {@code StreamSlice}. */
    String typeName();

    /** What subscripts, {@code in}, iteration, {@code length}, {@code get} and {@code str()} see. */
    Map<String, Object> items();

    /** The attribute of this name, or {@code absent} itself if there is none. */
    Object attribute(String name, Object absent);

    /** Whether it counts as true; a mapping does when it is not empty. */
    default boolean isTrue() {
        return !items().isEmpty();
    }

    /** Python's {@code ==} with another value: by default equal only to itself. */
    default boolean isEqualTo(Object other) {
        return this == other;
    }
}
