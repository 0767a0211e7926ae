package dev.pintail.template.date;

import dev.pintail.template.python.NumberText;
import dev.pintail.template.python.PythonError.ValueError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/** The fields that {@link Strptime} has found in a text, and the date they make. Of two that say the same the later one wins. */
final class StrptimeFields {
    private Integer year;
    private Integer isoYear;
    private Integer isoWeek;
    private Integer week;
    private boolean weekStartsOnMonday;
    /** 0 is Monday. */
    private Integer weekday;

    private Integer dayOfYear;
    private int month = 1;
    private int day = 1;
    private int hour;
    private boolean halfDayClock;
    private boolean afternoon;
    private int minute;
    private int second;
    private int micros;
    private UtcOffset offset = UtcOffset.UTC;

    void set(char directive, String text) {
        switch (directive) {
            case 'Y' -> year = number(text);
            case 'y' -> year = number(text) + (number(text) <= 68 ? 2000 : 1900);
            case 'G' -> isoYear = number(text);
            case 'V' -> isoWeek = number(text);
            case 'm' -> month = number(text);
            case 'B', 'b' -> month = index(DateNames.MONTHS, text) + 1;
            case 'd' -> day = number(text);
            case 'j' -> dayOfYear = number(text);
            case 'H' -> {
                hour = number(text);
                halfDayClock = false;
            }
            case 'I' -> {
                hour = number(text);
                halfDayClock = true;
            }
            case 'p' -> afternoon = text.equalsIgnoreCase("pm");
            case 'M' -> minute = number(text);
            case 'S' -> second = number(text);
            case 'f' -> micros = Integer.parseInt((text + "000000").substring(0, 6));
            case 'A', 'a' -> weekday = index(DateNames.WEEKDAYS, text);
            case 'w' -> weekday = Math.floorMod(number(text) - 1, 7);
            case 'u' -> weekday = number(text) - 1;
            case 'U', 'W' -> {
                week = number(text);
                weekStartsOnMonday = directive == 'W';
            }
            case 'z' -> offset = UtcOffset.parse(text);
            case 'Z' -> {
                // The name alone makes no time zone.
            }
            default -> throw new IllegalStateException("no directive: " + directive);
        }
    }

    /** @throws ValueError if the fields do not make a date */
    OffsetDateTime toDate() {
        requireCompatibleWeeks();
        try {
            LocalDate date = date();
            if (!Timestamps.inRange(date.getYear())) {
                throw new ValueError("year %d is out of range".formatted(date.getYear()));
            }
            return offset.attachTo(LocalDateTime.of(
                    date.getYear(),
                    date.getMonthValue(),
                    date.getDayOfMonth(),
                    hourOfDay(),
                    minute,
                    second,
                    micros * 1000));
        } catch (DateTimeException e) {
            throw new ValueError(e.getMessage());
        }
    }

    private int hourOfDay() {
        return halfDayClock ? hour % 12 + (afternoon ? 12 : 0) : hour;
    }

    private void requireCompatibleWeeks() {
        if (year == null && isoYear != null) {
            if (isoWeek == null || weekday == null) {
                throw new ValueError("'%G' needs '%V' and a weekday ('%A', '%a', '%w' or '%u')");
            }
            if (dayOfYear != null) {
                throw new ValueError("'%j' does not go with '%G'; use '%Y'");
            }
        } else if (week == null && isoWeek != null) {
            throw new ValueError("'%V' needs '%G' and a weekday, and does not go with '%Y'");
        }
    }

    private LocalDate date() {
        // In a leap year the 29th of February can be found, but 1900 is none, and that is the year it would have.
        int ownYear = year == null ? 1900 : year;
        if (!Timestamps.inRange(ownYear)) {
            throw new ValueError("year %d is out of range".formatted(ownYear));
        }
        if (dayOfYear != null) {
            return LocalDate.of(ownYear, 1, 1).plusDays(dayOfYear - 1);
        }
        if (weekday != null && week != null) {
            return LocalDate.of(ownYear, 1, 1).plusDays(dayOfYearInWeek(ownYear) - 1);
        }
        if (weekday != null && isoYear != null && isoWeek != null) {
            if (!Timestamps.inRange(isoYear)) {
                throw new ValueError("year %d is out of range".formatted(isoYear));
            }
            LocalDate fourth = LocalDate.of(isoYear, 1, 4);
            return fourth.plusDays(
                    7L * (isoWeek - 1) + weekday - (fourth.getDayOfWeek().getValue() - 1));
        }
        return LocalDate.of(ownYear, month, day);
    }

    /** The day of the year for {@code %U} or {@code %W} and a weekday; week 0 is what lies before the first full week. */
    private int dayOfYearInWeek(int ownYear) {
        int shift = weekStartsOnMonday ? 0 : 1;
        int firstWeekday = (LocalDate.of(ownYear, 1, 1).getDayOfWeek().getValue() - 1 + shift) % 7;
        int day = (weekday + shift) % 7;
        return week == 0 ? 1 + day - firstWeekday : 1 + (7 - firstWeekday) % 7 + 7 * (week - 1) + day;
    }

    private static int number(String text) {
        return NumberText.parseInt(text, 10).intValue();
    }

    private static int index(List<String> names, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).toLowerCase(Locale.ROOT).startsWith(wanted)) {
                return i;
            }
        }
        throw new ValueError("no such name: " + text);
    }
}
