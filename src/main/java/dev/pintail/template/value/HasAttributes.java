package dev.pintail.template.value;

/** One of the engine's own objects with attributes: a loop, a namespace, a macro. */
public interface HasAttributes {
    /** The attribute of this name, or {@code absent} itself if there is none. */
    Object attribute(String name, Object absent);
}
