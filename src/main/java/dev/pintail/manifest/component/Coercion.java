package dev.pintail.manifest.component;

import static java.util.Objects.requireNonNullElse;

import dev.pintail.json.PythonFloat;
import java.util.Locale;
import java.util.Set;

/** What the reference's models (pydantic 1) take for a text, number or flag though it is another one. */
final class Coercion {
    private static final Set<String> TRUE = Set.of("1", "on", "t", "true", "y", "yes");
    private static final Set<String> FALSE = Set.of("0", "off", "f", "false", "n", "no");

    private Coercion() {}

    static Object text(Object raw) {
        return switch (raw) {
            case Boolean flag -> flag ? "True" : "False";
            case Double number -> PythonFloat.repr(number);
            case Number number -> number.toString();
            case null, default -> raw;
        };
    }

    static Object flag(Object raw) {
        return switch (raw) {
            case String text when TRUE.contains(text.toLowerCase(Locale.ROOT)) -> true;
            case String text when FALSE.contains(text.toLowerCase(Locale.ROOT)) -> false;
            case Number number when number.doubleValue() == 1 -> true;
            case Number number when number.doubleValue() == 0 -> false;
            case null, default -> raw;
        };
    }

    static Object whole(Object raw) {
        return switch (raw) {
            case String text -> requireNonNullElse((Object) PythonNumber.parseWhole(text), text);
            case Double number when !number.isNaN() && !number.isInfinite() -> truncated(number);
            case Boolean flag -> flag ? 1L : 0L;
            case null, default -> raw;
        };
    }

    static Object number(Object raw) {
        return switch (raw) {
            case String text -> requireNonNullElse((Object) PythonNumber.parseFloat(text), text);
            case Boolean flag -> flag ? 1.0 : 0.0;
            case null, default -> raw;
        };
    }

    private static Number truncated(double number) {
        return PythonNumber.whole(number < 0 ? Math.ceil(number) : Math.floor(number));
    }
}
