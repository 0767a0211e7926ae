package dev.pintail.template.python;

/** Python's {@code ...}, which a text of three points turns into. */
public enum Ellipsis {
    INSTANCE
}
