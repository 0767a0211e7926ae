package dev.pintail.template.date;

import static java.time.temporal.ChronoField.MICRO_OF_SECOND;

import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PythonError.ValueError;
import dev.pintail.template.python.Str;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A {@code datetime_format} of a manifest, compiled once and used for every record. Immutable and thread-safe.
 *
 * <p>{@code %s}, {@code %s_as_float}, {@code %ms} and {@code %epoch_microseconds} are special where they are the whole format;
 * {@code %_ms} inside a format is a fraction of a second, read with one to six digits and written with three. Everything else
 * is {@link Strptime} and {@link Strftime}.
 */
public sealed interface DateFormat {
    /** Never fails: a format that cannot read says so when it is asked to. */
    static DateFormat of(String format) {
        return switch (format) {
            case "%s" -> Epoch.SECONDS;
            case "%s_as_float" -> Epoch.FLOAT_SECONDS;
            case "%ms" -> Epoch.MILLISECONDS;
            case "%epoch_microseconds" -> Epoch.MICROSECONDS;
            default -> Fields.of(format);
        };
    }

    /**
     * Reads a date; without an offset in the format it is UTC, else the offset stays.
     *
     * @param value a text or number; anything else is printed first, except for the epoch formats
     * @throws dev.pintail.template.python.PythonError if it does not match the format, or is no date
     */
    OffsetDateTime parse(Object value);

    /** As {@link #parse}, but empty instead of a {@link ValueError}. */
    default Optional<OffsetDateTime> find(Object value) {
        try {
            return Optional.of(parse(value));
        } catch (ValueError e) {
            return Optional.empty();
        }
    }

    /** Writes a date; the time zone is not converted: what the clock on its wall shows is what is written. */
    String format(OffsetDateTime value);

    /** Writes a naive date, as if it were UTC. */
    String format(LocalDateTime value);

    /** Counts since 1970. Numbers are written from a float, as the reference does, so the last digits of microseconds may be off. */
    enum Epoch implements DateFormat {
        SECONDS {
            @Override
            public OffsetDateTime parse(Object value) {
                return Timestamps.fromSeconds(Numbers.toInt(value));
            }

            @Override
            String write(double timestamp) {
                return Numbers.toInt(timestamp).toString();
            }
        },
        FLOAT_SECONDS {
            @Override
            public OffsetDateTime parse(Object value) {
                return Timestamps.fromSeconds(Numbers.toFloat(value));
            }

            @Override
            String write(double timestamp) {
                return Str.of(timestamp);
            }
        },
        MILLISECONDS {
            @Override
            public OffsetDateTime parse(Object value) {
                return Timestamps.fromUnits(Numbers.toInt(value), 1000);
            }

            @Override
            String write(double timestamp) {
                return Numbers.toInt(timestamp * 1000).toString();
            }
        },
        MICROSECONDS {
            @Override
            public OffsetDateTime parse(Object value) {
                return Timestamps.fromUnits(Numbers.toInt(value), 1);
            }

            @Override
            String write(double timestamp) {
                return Numbers.toInt(timestamp * 1_000_000).toString();
            }
        };

        abstract String write(double timestamp);

        @Override
        public String format(OffsetDateTime value) {
            return write(Timestamps.of(value));
        }

        @Override
        public String format(LocalDateTime value) {
            return write(Timestamps.of(value));
        }
    }

    /**
     * A format of fields such as {@code %Y-%m-%d}.
     *
     * @param milliseconds whether {@code %_ms} occurs; then all six-digit microseconds in the output are cut to three, wherever
     *     they stand
     */
    record Fields(Strptime reader, Strftime writer, boolean milliseconds) implements DateFormat {
        private static final CompiledFormats<Fields> COMPILED = new CompiledFormats<>(Fields::compile);

        static Fields of(String format) {
            return COMPILED.of(format);
        }

        private static Fields compile(String format) {
            String plain = format.replace("%_ms", "%f");
            return new Fields(Strptime.of(plain), Strftime.of(plain), format.contains("%_ms"));
        }

        @Override
        public OffsetDateTime parse(Object value) {
            return reader.parse(Str.of(value));
        }

        @Override
        public Optional<OffsetDateTime> find(Object value) {
            return reader.find(Str.of(value));
        }

        @Override
        public String format(OffsetDateTime value) {
            return shorten(writer.format(value), value.get(MICRO_OF_SECOND));
        }

        @Override
        public String format(LocalDateTime value) {
            return shorten(writer.format(value), value.get(MICRO_OF_SECOND));
        }

        private String shorten(String text, int micros) {
            return milliseconds ? text.replace(digits(micros, 6), digits(micros / 1000, 3)) : text;
        }

        private static String digits(int value, int length) {
            String digits = Integer.toString(value);
            return "0".repeat(length - digits.length()) + digits;
        }
    }
}
