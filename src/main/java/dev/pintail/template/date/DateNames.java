package dev.pintail.template.date;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.List;

/** The English names of months and weekdays; the JDK's own would depend on its locale data. */
final class DateNames {
    static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    static final List<String> WEEKDAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private DateNames() {}

    static String month(Month month) {
        return MONTHS.get(month.getValue() - 1);
    }

    static String weekday(DayOfWeek day) {
        return WEEKDAYS.get(day.getValue() - 1);
    }
}
