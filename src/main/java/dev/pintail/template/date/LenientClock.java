package dev.pintail.template.date;

import dev.pintail.template.python.PythonError.ValueError;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** What numbers mean in {@link LenientDateParser}: parts of the date, or of the time that is kept here. */
final class LenientClock {
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    private final List<String> tokens;
    private final YearMonthDay date;
    private Integer hour;
    private Integer minute;
    private Integer second;
    private int micros;

    LenientClock(List<String> tokens, YearMonthDay date) {
        this.tokens = tokens;
        this.date = date;
    }

    /** Null while there is none. */
    Integer hour() {
        return hour;
    }

    boolean isEmpty() {
        return hour == null && minute == null && second == null;
    }

    LocalTime toTime() {
        return LocalTime.of(orZero(hour), orZero(minute), orZero(second), 1000 * micros);
    }

    private static int orZero(Integer number) {
        return number == null ? 0 : number;
    }

    void halfOfDay(int half) {
        if (hour == null || hour < 0 || hour > 12) {
            throw new ValueError("no hour of a 12-hour clock before AM or PM");
        }
        hour = inHalf(hour, half);
    }

    private static int inHalf(int hour, int half) {
        if (hour < 12 && half == 1) {
            return hour + 12;
        }
        return hour == 12 && half == 0 ? 0 : hour;
    }

    /** Reads the number at an index, with what belongs to it, and returns the index of the last token that was used. */
    int number(int index) {
        String token = tokens.get(index);
        BigDecimal value = decimal(token);
        int length = token.length();
        if (date.size() == 3 && (length == 2 || length == 4) && hour == null && !isClockPart(index + 1)) {
            hour = whole(token.substring(0, 2));
            minute = length == 4 ? (Integer) whole(token.substring(2)) : minute;
            return index;
        }
        if (length == 6 || (length > 6 && token.indexOf('.') == 6)) {
            sixDigits(token);
            return index;
        }
        if (length == 8 || length == 12 || length == 14) {
            wholeTimestamp(token);
            return index;
        }
        Optional<Integer> unit = unitIndex(index);
        if (unit.isPresent()) {
            return withUnit(index, unit.get());
        }
        if (index + 2 < tokens.size() && tokens.get(index + 1).equals(":")) {
            return clock(index, value);
        }
        if (index + 1 < tokens.size() && isSeparator(tokens.get(index + 1))) {
            return separatedDate(index);
        }
        return loneNumber(index, value);
    }

    private boolean isClockPart(int index) {
        return index < tokens.size()
                && (tokens.get(index).equals(":")
                        || LenientWords.unit(tokens.get(index)).isPresent());
    }

    /** {@code YYMMDD}, or {@code HHMMSS} if there is a date already or a fraction. */
    private void sixDigits(String token) {
        if (date.size() == 0 && token.indexOf('.') < 0) {
            date.add(token.substring(0, 2));
            date.add(token.substring(2, 4));
            date.add(token.substring(4));
        } else {
            hour = whole(token.substring(0, 2));
            minute = whole(token.substring(2, 4));
            seconds(token.substring(4));
        }
    }

    private void wholeTimestamp(String token) {
        date.addYear(token.substring(0, 4));
        date.add(token.substring(4, 6));
        date.add(token.substring(6, 8));
        if (token.length() > 8) {
            hour = whole(token.substring(8, 10));
            minute = whole(token.substring(10, 12));
        }
        if (token.length() > 12) {
            second = whole(token.substring(12));
        }
    }

    /** Where the unit of a number stands: behind it, or before it as in {@code 12h04}. */
    private Optional<Integer> unitIndex(int index) {
        if (isUnit(index + 1)) {
            return Optional.of(index + 1);
        }
        if (isBlank(index + 1) && isUnit(index + 2)) {
            return Optional.of(index + 2);
        }
        if (isUnit(index - 1)) {
            return Optional.of(index - 1);
        }
        boolean last = index > 1 && index == tokens.size() - 1;
        return last && isBlank(index - 1) && isUnit(index - 2) ? Optional.of(index - 2) : Optional.empty();
    }

    private boolean isUnit(int index) {
        return index >= 0
                && index < tokens.size()
                && LenientWords.unit(tokens.get(index)).isPresent();
    }

    private boolean isBlank(int index) {
        return index < tokens.size() && tokens.get(index).equals(" ");
    }

    private int withUnit(int index, int unitIndex) {
        boolean behind = unitIndex > index;
        int unit = LenientWords.unit(tokens.get(unitIndex)).orElseThrow() + (behind ? 0 : 1);
        BigDecimal value = decimal(tokens.get(index));
        switch (unit) {
            case 0 -> {
                hour = LenientWords.number(value);
                if (fraction(value).signum() != 0) {
                    minute = fraction(value).multiply(SIXTY).intValue();
                }
            }
            case 1 -> minutes(value);
            case 2 -> seconds(tokens.get(index));
            default -> {
                // Behind seconds nothing is left.
            }
        }
        return behind ? unitIndex : index;
    }

    private int clock(int index, BigDecimal value) {
        hour = LenientWords.number(value);
        minutes(decimal(tokens.get(index + 2)));
        if (index + 4 < tokens.size() && tokens.get(index + 3).equals(":")) {
            seconds(tokens.get(index + 4));
            return index + 4;
        }
        return index + 2;
    }

    private void minutes(BigDecimal value) {
        minute = LenientWords.number(value);
        second = fraction(value).signum() == 0
                ? null
                : (Integer) fraction(value).multiply(SIXTY).intValue();
    }

    private void seconds(String text) {
        int point = text.indexOf('.');
        second = whole(point < 0 ? text : text.substring(0, point));
        micros = point < 0 ? 0 : whole((text.substring(point + 1) + "000000").substring(0, 6));
    }

    private static boolean isSeparator(String token) {
        return token.equals("-") || token.equals("/") || token.equals(".");
    }

    /** {@code 01-02-2024}, {@code 01-Jan-2024}, or two of the three. */
    private int separatedDate(int start) {
        String separator = tokens.get(start + 1);
        date.add(tokens.get(start));
        if (start + 2 >= tokens.size() || LenientWords.isFiller(tokens.get(start + 2))) {
            return start + 1;
        }
        String second = tokens.get(start + 2);
        if (second.codePoints().allMatch(Character::isDigit)) {
            date.add(second);
        } else {
            date.addMonth(LenientWords.month(second).orElseThrow(() -> new ValueError("no month: " + second)));
        }
        if (start + 3 >= tokens.size() || !tokens.get(start + 3).equals(separator)) {
            return start + 2;
        }
        String third = tokens.get(start + 4);
        Optional<Integer> month = LenientWords.month(third);
        if (month.isPresent()) {
            date.addMonth(month.get());
        } else {
            date.add(third);
        }
        return start + 4;
    }

    private int loneNumber(int index, BigDecimal value) {
        if (index + 1 >= tokens.size() || LenientWords.isFiller(tokens.get(index + 1))) {
            if (index + 2 < tokens.size()
                    && LenientWords.halfOfDay(tokens.get(index + 2)).isPresent()) {
                hour = inHalf(
                        LenientWords.number(value),
                        LenientWords.halfOfDay(tokens.get(index + 2)).get());
                return index + 2;
            }
            date.add(value);
            return index + 1;
        }
        Optional<Integer> half = LenientWords.halfOfDay(tokens.get(index + 1));
        if (half.isPresent() && value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(24)) < 0) {
            hour = inHalf(LenientWords.number(value), half.get());
            return index + 1;
        }
        if (!date.couldBeDay(value)) {
            throw new ValueError("a number that is no part of a date");
        }
        date.add(value);
        return index;
    }

    private static BigDecimal fraction(BigDecimal value) {
        return value.remainder(BigDecimal.ONE);
    }

    private static int whole(String digits) {
        return LenientWords.number(digits);
    }

    private static BigDecimal decimal(String token) {
        try {
            return new BigDecimal(token);
        } catch (NumberFormatException e) {
            throw new ValueError("no number: " + token);
        }
    }
}
