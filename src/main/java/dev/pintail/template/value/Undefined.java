package dev.pintail.template.value;

import dev.pintail.template.TemplateException;
import dev.pintail.template.python.Ellipsis;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonObject;
import dev.pintail.template.python.Repr;

/**
 * A value that is not there.
 *
 * <p>It prints as nothing, counts as false, is empty, and equals every other undefined value; everything else that is done
 * with it raises {@link #error}.
 */
public final class Undefined implements PythonObject {
    private enum Reason {
        NOT_FOUND,
        HINT,
        UNSAFE
    }

    private final Reason reason;
    private final Object owner;
    private final Object name;

    private Undefined(Reason reason, Object owner, Object name) {
        this.reason = reason;
        this.owner = owner;
        this.name = name;
    }

    /** {@code owner} has no attribute or item of this name. */
    public static Undefined of(Object owner, Object name) {
        return new Undefined(Reason.NOT_FOUND, owner, name);
    }

    /** Not there for a reason given in words. */
    public static Undefined because(String hint) {
        return new Undefined(Reason.HINT, null, hint);
    }

    /** The attribute is there, but hidden by the sandbox. */
    public static Undefined unsafe(Object owner, String name) {
        return new Undefined(Reason.UNSAFE, owner, name);
    }

    /** The exception for using this value. */
    public TemplateException error() {
        return switch (reason) {
            case HINT -> new TemplateException.Undefined((String) name);
            case UNSAFE ->
                new TemplateException.Security("access to attribute %s of '%s' object is unsafe."
                        .formatted(Repr.of(name), PyType.nameOf(owner)));
            case NOT_FOUND ->
                new TemplateException.Undefined(
                        name instanceof String
                                ? "'%s' has no attribute %s".formatted(ownerWords(), Repr.of(name))
                                : "%s has no element %s".formatted(ownerWords(), nameWords()));
        };
    }

    private String ownerWords() {
        if (owner == null) {
            return "None";
        }
        return owner instanceof Ellipsis ? "Ellipsis" : PyType.nameOf(owner) + " object";
    }

    /** A subscript may be as large as a template likes; only small ones are shown. */
    private String nameWords() {
        return name instanceof Number || name instanceof Boolean || name == null ? Repr.of(name) : "of this key";
    }

    @Override
    public String typeName() {
        return "Undefined";
    }

    @Override
    public String repr() {
        return "Undefined";
    }

    @Override
    public String str() {
        return "";
    }

    @Override
    public boolean truth() {
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Undefined;
    }

    @Override
    public int hashCode() {
        return Undefined.class.hashCode();
    }
}
