package dev.pintail.template.date;

import dev.pintail.template.python.PythonError.ValueError;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Up to three numbers of which each is a year, a month or a day, and the guess which is which: the American order, unless a
 * number or a month's name speaks against it.
 */
final class YearMonthDay {
    private static final int NONE = -1;
    private static final int LARGEST_DAY = 31;

    private final List<Integer> numbers = new ArrayList<>(3);
    private int yearIndex = NONE;
    private int monthIndex = NONE;
    private int dayIndex = NONE;
    private boolean century;

    int size() {
        return numbers.size();
    }

    /** Whether a year was given with its century. */
    boolean hasCentury() {
        return century;
    }

    /** A run of digits; more than two of them are a year. */
    void add(String digits) {
        boolean year = digits.length() > 2 && digits.codePoints().allMatch(Character::isDigit);
        append(LenientWords.number(digits), year);
    }

    /** Digits that can only be a year. */
    void addYear(String digits) {
        century |= digits.length() > 2;
        append(LenientWords.number(digits), false);
        markYear();
    }

    /** A number that stands alone; more than 100 is a year. */
    void add(BigDecimal number) {
        append(LenientWords.number(number), number.compareTo(BigDecimal.valueOf(100)) > 0);
    }

    /** A month given by its name. */
    void addMonth(int month) {
        append(month, false);
        if (monthIndex != NONE) {
            throw new ValueError("Month is already set");
        }
        monthIndex = numbers.size() - 1;
    }

    private void append(int number, boolean year) {
        numbers.add(number);
        if (year) {
            century = true;
            markYear();
        }
    }

    private void markYear() {
        if (yearIndex != NONE) {
            throw new ValueError("Year is already set");
        }
        yearIndex = numbers.size() - 1;
    }

    boolean couldBeDay(BigDecimal number) {
        if (number.compareTo(BigDecimal.ONE) < 0) {
            return false;
        }
        int longest = LARGEST_DAY;
        if (monthIndex != NONE) {
            // Without a year it may be a leap year.
            int year = yearIndex == NONE ? 2000 : numbers.get(yearIndex);
            longest = YearMonth.of(year, numbers.get(monthIndex)).lengthOfMonth();
        }
        return number.compareTo(BigDecimal.valueOf(longest)) <= 0;
    }

    /** @param year null, as the others, if it was not given */
    record Resolved(Integer year, Integer month, Integer day) {}

    /** @throws ValueError if there are more than three numbers */
    Resolved resolve() {
        int marked = (yearIndex == NONE ? 0 : 1) + (monthIndex == NONE ? 0 : 1);
        if (size() > 3) {
            throw new ValueError("More than three YMD values");
        }
        if ((size() == marked && marked > 0) || (size() == 3 && marked == 2)) {
            dayIndex = size() == 3 ? 3 - yearIndex - monthIndex : NONE;
            return new Resolved(at(yearIndex), at(monthIndex), at(dayIndex));
        }
        return switch (size()) {
            case 0 -> new Resolved(null, null, null);
            case 1 -> single(numbers.getFirst(), null);
            case 2 -> monthIndex == NONE ? pair(numbers.get(0), numbers.get(1)) : withMonthName();
            default -> triple(numbers.get(0), numbers.get(1), numbers.get(2));
        };
    }

    private Integer at(int index) {
        return index == NONE ? null : numbers.get(index);
    }

    private Resolved withMonthName() {
        return single(numbers.get(1 - monthIndex), numbers.get(monthIndex));
    }

    private static Resolved single(int number, Integer month) {
        return number > LARGEST_DAY ? new Resolved(number, month, null) : new Resolved(null, month, number);
    }

    private static Resolved pair(int first, int second) {
        if (first > LARGEST_DAY) {
            return new Resolved(first, second, null);
        }
        return second > LARGEST_DAY ? new Resolved(second, first, null) : new Resolved(null, first, second);
    }

    private Resolved triple(int first, int second, int third) {
        return switch (monthIndex) {
            case 0 -> second > LARGEST_DAY ? new Resolved(second, first, third) : new Resolved(third, first, second);
            case 1 -> first > LARGEST_DAY ? new Resolved(first, second, third) : new Resolved(third, second, first);
            case 2 -> second > LARGEST_DAY ? new Resolved(second, third, first) : new Resolved(first, third, second);
            default -> numericTriple(first, second, third);
        };
    }

    private Resolved numericTriple(int first, int second, int third) {
        if (first > LARGEST_DAY || yearIndex == 0) {
            return new Resolved(first, second, third);
        }
        return first > 12 ? new Resolved(third, second, first) : new Resolved(third, first, second);
    }
}
