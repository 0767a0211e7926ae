package dev.pintail.template.date;

import dev.pintail.template.python.DateText;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code strftime} of Python 3.11 on Linux: {@code %f}, {@code %z} and {@code %Z} are Python's, everything else is the C
 * library's, with its flags and widths ({@code %-d}, {@code %03j}). The locale is C. Immutable and thread-safe.
 *
 * <p>Unlike what Python's own manual says, {@code %Y} does not pad years below 1000, and unknown directives are copied.
 */
public final class Strftime {
    private static final CompiledFormats<Strftime> COMPILED = new CompiledFormats<>(Strftime::compile);

    private final List<StrftimePart> parts;

    private Strftime(List<StrftimePart> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Never fails. */
    public static Strftime of(String format) {
        return COMPILED.of(format);
    }

    private static Strftime compile(String format) {
        List<StrftimePart> parts = new ArrayList<>();
        int i = 0;
        while (i < format.length()) {
            int percent = format.indexOf('%', i);
            int literalEnd = percent < 0 ? format.length() : percent;
            if (literalEnd > i) {
                parts.add(new StrftimePart.Literal(format.substring(i, literalEnd)));
            }
            i = literalEnd;
            if (percent >= 0) {
                StrftimePart.Directive directive = StrftimePart.Directive.at(format, percent);
                parts.add(directive);
                i += directive.length();
            }
        }
        return new Strftime(parts);
    }

    public String format(OffsetDateTime value) {
        return format(value.toLocalDateTime(), value.getOffset());
    }

    /** {@code %z} and {@code %Z} are empty. */
    public String format(LocalDateTime value) {
        return format(value, null);
    }

    /** As midnight of the day. */
    public String format(LocalDate value) {
        return format(value.atTime(LocalTime.MIDNIGHT), null);
    }

    private String format(LocalDateTime value, ZoneOffset offset) {
        StringBuilder out = new StringBuilder(32);
        for (StrftimePart part : parts) {
            switch (part) {
                case StrftimePart.Literal literal -> out.append(literal.text());
                case StrftimePart.Directive directive -> directive.append(value, offset, out);
            }
        }
        return out.toString();
    }

    /** {@code +0530}, with seconds only where there are any. */
    static String offset(ZoneOffset offset) {
        return offset == null ? "" : DateText.offset(offset).replace(":", "");
    }

    /** {@code UTC} or {@code UTC+05:30}. */
    static String zoneName(ZoneOffset offset) {
        return offset == null ? "" : offset.getTotalSeconds() == 0 ? "UTC" : "UTC" + DateText.offset(offset);
    }
}
