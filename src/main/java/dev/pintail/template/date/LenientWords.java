package dev.pintail.template.date;

import dev.pintail.template.python.NumberText;
import dev.pintail.template.python.PythonError.ValueError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words that {@link LenientDateParser} understands, in any letter case. */
final class LenientWords {
    private static final Set<String> FILLERS =
            Set.of(" ", ".", ",", ";", "-", "/", "'", "at", "on", "and", "ad", "m", "t", "of", "st", "nd", "rd", "th");
    private static final Set<String> UTC = Set.of("utc", "gmt", "z");

    private LenientWords() {}

    static boolean isFiller(String word) {
        return FILLERS.contains(lower(word));
    }

    static boolean isOf(String word) {
        return lower(word).equals("of");
    }

    static boolean isUtc(String word) {
        return UTC.contains(lower(word));
    }

    /** 0 is Monday. */
    static Optional<Integer> weekday(String word) {
        return indexOf(word, DateNames.WEEKDAYS);
    }

    /** 1 is January. */
    static Optional<Integer> month(String word) {
        return lower(word).equals("sept")
                ? Optional.of(9)
                : indexOf(word, DateNames.MONTHS).map(index -> index + 1);
    }

    private static Optional<Integer> indexOf(String word, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (word.equalsIgnoreCase(name) || word.equalsIgnoreCase(name.substring(0, 3))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** 0 is the morning, 1 the afternoon. */
    static Optional<Integer> halfOfDay(String word) {
        return switch (lower(word)) {
            case "am", "a" -> Optional.of(0);
            case "pm", "p" -> Optional.of(1);
            default -> Optional.empty();
        };
    }

    /** 0 for hours, 1 for minutes, 2 for seconds. */
    static Optional<Integer> unit(String word) {
        return switch (lower(word)) {
            case "h", "hour", "hours" -> Optional.of(0);
            case "m", "minute", "minutes" -> Optional.of(1);
            case "s", "second", "seconds" -> Optional.of(2);
            default -> Optional.empty();
        };
    }

    /** Up to five capitals. */
    static boolean looksLikeZone(String word) {
        return word.equals("z") || (word.length() <= 5 && word.chars().allMatch(c -> c >= 'A' && c <= 'Z'));
    }

    /** @throws ValueError if it is no whole number, or too large for any field of a date */
    static int number(String digits) {
        Number number = NumberText.parseInt(digits, 10);
        if (number.longValue() != number.intValue() || !(number instanceof Long)) {
            throw new ValueError("too large: " + digits);
        }
        return number.intValue();
    }

    /** The whole part. @throws ValueError if it is too large for any field of a date */
    static int number(BigDecimal value) {
        return number(value.toBigInteger().toString());
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
