package dev.pintail.template.date;

import dev.pintail.template.python.NumberText;
import dev.pintail.template.python.PythonError.ValueError;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Guesses the date in a text as {@code dateutil.parser.parse} does with its defaults: English names, month before day, and
 * nothing in the text that is no part of a date. One parser reads one text.
 */
final class LenientDateParser {
    private final List<String> tokens;
    private final LocalDate today;
    private final YearMonthDay date = new YearMonthDay();
    private final LenientClock clock;
    private Integer weekday;
    private String zoneName;
    private Integer zoneOffset;
    private int index;

    LenientDateParser(String text, LocalDate today) {
        this.tokens = new ArrayList<>(LenientTokens.split(text));
        this.today = today;
        this.clock = new LenientClock(tokens, date);
    }

    /**
     * @throws ValueError if the text is no date
     * @throws java.time.DateTimeException if a field is out of its range
     */
    OffsetDateTime parse() {
        try {
            while (index < tokens.size()) {
                token(tokens.get(index));
                index++;
            }
        } catch (IndexOutOfBoundsException e) {
            throw new ValueError("the text ends too early");
        }
        return build(date.resolve());
    }

    private void token(String token) {
        if (isNumber(token)) {
            index = clock.number(index);
        } else if (LenientWords.weekday(token).isPresent()) {
            weekday = LenientWords.weekday(token).get();
        } else if (LenientWords.month(token).isPresent()) {
            month(LenientWords.month(token).get());
        } else if (LenientWords.halfOfDay(token).isPresent()) {
            clock.halfOfDay(LenientWords.halfOfDay(token).get());
        } else if (couldBeZone(token, zoneOffset)) {
            zone(token);
        } else if (clock.hour() != null && (token.equals("+") || token.equals("-"))) {
            offset(token.equals("+") ? 1 : -1);
        } else if (!LenientWords.isFiller(token)) {
            throw new ValueError("no part of a date: " + token);
        }
    }

    private static boolean isNumber(String token) {
        try {
            NumberText.parseFloat(token);
            return true;
        } catch (ValueError e) {
            return false;
        }
    }

    private boolean hasToken(int at, String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    /** A month's name, perhaps with {@code -01-99} or {@code of 01} behind it. */
    private void month(int month) {
        date.addMonth(month);
        if (hasToken(index + 1, "-") || hasToken(index + 1, "/")) {
            String separator = tokens.get(index + 1);
            date.add(tokens.get(index + 2));
            if (hasToken(index + 3, separator)) {
                date.add(tokens.get(index + 4));
                index += 2;
            }
            index += 2;
        } else if (index + 4 < tokens.size()
                && hasToken(index + 1, " ")
                && hasToken(index + 3, " ")
                && LenientWords.isOf(tokens.get(index + 2))) {
            String year = tokens.get(index + 4);
            if (year.codePoints().allMatch(Character::isDigit)) {
                date.addYear(Integer.toString(fullYear(LenientWords.number(year), false)));
            }
            index += 4;
        }
    }

    private boolean couldBeZone(String token, Integer offsetSoFar) {
        return clock.hour() != null && zoneName == null && offsetSoFar == null && LenientWords.looksLikeZone(token);
    }

    /** {@code GMT+3} means "my time plus 3 is GMT", the opposite of {@code +3} alone. */
    private void zone(String token) {
        zoneName = token;
        if (hasToken(index + 1, "+") || hasToken(index + 1, "-")) {
            tokens.set(index + 1, hasToken(index + 1, "+") ? "-" : "+");
            if (LenientWords.isUtc(zoneName)) {
                zoneName = null;
            }
        } else if (zoneName.equals("z")) {
            zoneOffset = 0;
        }
    }

    private void offset(int sign) {
        String digits = tokens.get(index + 1);
        int hours;
        int minutes = 0;
        if (digits.length() == 4) {
            hours = LenientWords.number(digits.substring(0, 2));
            minutes = LenientWords.number(digits.substring(2));
        } else if (hasToken(index + 2, ":")) {
            hours = LenientWords.number(digits);
            minutes = LenientWords.number(tokens.get(index + 3));
            index += 2;
        } else if (digits.length() <= 2) {
            hours = LenientWords.number(digits);
        } else {
            throw new ValueError("malformed offset");
        }
        zoneOffset = sign * Math.toIntExact(3600L * hours + 60L * minutes);
        if (index + 5 < tokens.size()
                && LenientWords.isFiller(tokens.get(index + 2))
                && hasToken(index + 3, "(")
                && hasToken(index + 5, ")")
                && tokens.get(index + 4).length() >= 3
                && couldBeZone(tokens.get(index + 4), null)) {
            zoneName = tokens.get(index + 4);
            index += 4;
        }
        index++;
    }

    /** Two digits are the year within the fifty before and after now. */
    private int fullYear(int year, boolean century) {
        if (century || year >= 100) {
            return year;
        }
        int full = year + today.getYear() / 100 * 100;
        if (full >= today.getYear() + 50) {
            return full - 100;
        }
        return full < today.getYear() - 50 ? full + 100 : full;
    }

    private OffsetDateTime build(YearMonthDay.Resolved found) {
        boolean nothing = found.year() == null && found.month() == null && found.day() == null;
        if (nothing && clock.hour() == null && clock.isEmpty() && weekday == null) {
            throw new ValueError("String does not contain a date");
        }
        int year = found.year() == null ? today.getYear() : fullYear(found.year(), date.hasCentury());
        int month = Optional.ofNullable(found.month()).orElse(today.getMonthValue());
        if (!Timestamps.inRange(year)) {
            throw new ValueError("year %d is out of range".formatted(year));
        }
        LocalDate day = found.day() == null
                ? LocalDate.of(year, month, 1)
                        .plusDays(Math.min(
                                        today.getDayOfMonth(),
                                        LocalDate.of(year, month, 1).lengthOfMonth())
                                - 1)
                : LocalDate.of(year, month, found.day());
        if (weekday != null && (found.day() == null || found.day() == 0)) {
            day = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(weekday + 1)));
        }
        return offsetOf().attachTo(LocalDateTime.of(day, clock.toTime()));
    }

    /** The name of a zone that is not UTC says nothing; only its number does. */
    private UtcOffset offsetOf() {
        boolean utc = zoneName != null && LenientWords.isUtc(zoneName);
        return zoneOffset == null || utc ? UtcOffset.UTC : UtcOffset.ofSeconds(zoneOffset);
    }
}
