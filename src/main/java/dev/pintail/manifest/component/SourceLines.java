package dev.pintail.manifest.component;

import java.util.Map;

/** Which line of the source text a mapping comes from. */
@FunctionalInterface
public interface SourceLines {
    /**
     * The line, counted from 1, of a property of a mapping, or of the mapping itself for the property {@code ""}; 0 if
     * unknown. Mappings are told apart by identity.
     */
    int line(Map<?, ?> mapping, String property);
}
