package dev.pintail.template.python;

/**
 * A value that is neither in the value model nor one of the types of this package, but has to print, count as true or false,
 * and be named in error messages: calendar durations, slices, bound methods.
 */
public interface PythonObject {
    /** The name of its Python type. */
    String typeName();

    /** What {@code repr} makes of it. */
    String repr();

    /** What {@code str} makes of it. */
    default String str() {
        return repr();
    }

    /** Whether it counts as true. */
    default boolean truth() {
        return true;
    }
}
