package dev.pintail.source.custom;

import java.util.Optional;

/**
 * Java classes that take the place of Python classes which manifests name.
 *
 * <p>Found by {@link java.util.ServiceLoader}: a JAR on the class path names its implementation in {@code
 * META-INF/services/dev.pintail.source.custom.CustomClasses}. A native executable has those that were there when it was built.
 * Implementations are stateless and thread-safe, and cheap to make.
 */
@FunctionalInterface
public interface CustomClasses {
    /**
     * The component for {@link CustomDefinition#className()}; empty for a class that this knows nothing of. Several streams may have it,
     * each gets a component of its own.
     *
     * @throws dev.pintail.error.PintailException if the properties are not what the class needs
     */
    Optional<CustomComponent> component(CustomDefinition definition);
}
