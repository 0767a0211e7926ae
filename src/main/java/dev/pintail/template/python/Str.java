package dev.pintail.template.python;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** {@code str(value)}: what a value looks like when a template prints it. */
public final class Str {
    private Str() {}

    /** A text is itself, dates print in ISO form with a blank, everything else as {@link Repr} says. */
    public static String of(Object value) {
        return switch (value) {
            case String text -> text;
            case Long number -> number.toString();
            case OffsetDateTime aware -> DateText.iso(aware, " ");
            case LocalDateTime naive -> DateText.iso(naive, " ");
            case LocalDate date -> DateText.iso(date);
            case Duration timedelta -> DateText.str(timedelta);
            case PythonObject object -> object.str();
            case null, default -> Repr.of(value);
        };
    }
}
