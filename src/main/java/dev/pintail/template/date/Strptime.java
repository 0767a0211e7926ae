package dev.pintail.template.date;

import dev.pintail.template.python.PythonError.ValueError;
import dev.pintail.template.python.Repr;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * {@code datetime.strptime} of Python 3.11 in the C locale. Immutable and thread-safe.
 *
 * <p>The whole text must match; blanks in the format match any number of blanks, letters match in any case, numbers may lack
 * leading zeros and have digits of any script. The usual case, every field at its full width, is read without a regular
 * expression; what that cannot read is tried again with one, which gives the same result wherever both succeed.
 */
public final class Strptime {
    private static final CompiledFormats<Strptime> COMPILED = new CompiledFormats<>(Strptime::compile);

    private final String format;
    private final FixedWidthFormat fixedWidth;
    private final StrptimePattern pattern;

    private Strptime(String format, FixedWidthFormat fixedWidth, StrptimePattern pattern) {
        this.format = format;
        this.fixedWidth = fixedWidth;
        this.pattern = pattern;
    }

    /** Never fails: a format with an unknown directive says so when it is asked to read. */
    public static Strptime of(String format) {
        return COMPILED.of(format);
    }

    private static Strptime compile(String format) {
        return new Strptime(format, FixedWidthFormat.of(format), StrptimePattern.of(format));
    }

    /**
     * Reads a date; without an offset in the format it is UTC.
     *
     * @throws ValueError if the text does not match or is no date, or the format has an unknown or repeated directive
     */
    public OffsetDateTime parse(String text) {
        Optional<OffsetDateTime> quick = fixedWidth.parse(text);
        return quick.isPresent() ? quick.get() : parseSlowly(text);
    }

    /** As {@link #parse}, but empty instead of an error, which costs more than to read a date. */
    Optional<OffsetDateTime> find(String text) {
        Optional<OffsetDateTime> quick = fixedWidth.parse(text);
        if (quick.isPresent() || fixedWidth.refuses(text)) {
            return quick;
        }
        try {
            return Optional.of(parseSlowly(text));
        } catch (ValueError e) {
            return Optional.empty();
        }
    }

    private OffsetDateTime parseSlowly(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.lookingAt()) {
            throw new ValueError("time data %s does not match format %s".formatted(Repr.of(text), Repr.of(format)));
        }
        if (matcher.end() < text.length()) {
            throw new ValueError("unconverted data remains: " + text.substring(matcher.end()));
        }
        StrptimeFields fields = new StrptimeFields();
        for (int group = 1; group <= matcher.groupCount(); group++) {
            fields.set(pattern.directive(group), matcher.group(group));
        }
        return fields.toDate();
    }
}
