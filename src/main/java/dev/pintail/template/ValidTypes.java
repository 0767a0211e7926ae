package dev.pintail.template;

import dev.pintail.template.python.Literals;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.Str;
import java.util.Set;

/**
 * Which values the literal step may make of a rendered text; where it would make another one, the text stays.
 *
 * @param types empty for all
 */
public record ValidTypes(Set<PyType> types) {
    /** Whatever the literal says. */
    public static final ValidTypes ANY = new ValidTypes(Set.of());

    /** Texts only: {@code 5} stays a text, and {@code 'x'} loses its quotes. */
    public static final ValidTypes TEXT = new ValidTypes(Set.of(PyType.STR));

    /** As query parameters and form fields have it. */
    public static final ValidTypes TEXT_OR_LIST = new ValidTypes(Set.of(PyType.STR, PyType.LIST));

    public ValidTypes {
        types = Set.copyOf(types);
    }

    public static ValidTypes of(PyType... types) {
        return new ValidTypes(Set.of(types));
    }

    /** The literal step: the value of a text that is a Python literal of a valid type, else the text. */
    public Object read(String text) {
        return types.isEmpty() ? Literals.evaluate(text) : Literals.evaluate(text, types);
    }

    /** The same for a value that may be past that step already; what is not valid becomes text again. */
    Object read(Object value) {
        if (value instanceof String text) {
            return read(text);
        }
        return types.isEmpty() || types.stream().anyMatch(type -> type.accepts(value)) ? value : Str.of(value);
    }
}
