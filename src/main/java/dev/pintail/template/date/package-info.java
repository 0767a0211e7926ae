/**
 * Dates as connectors write them: formats in Python's notation with the reference's own additions, ISO 8601 dates and
 * durations, and the lenient reading of dates that authentication servers send.
 *
 * <p>An aware datetime is an {@link java.time.OffsetDateTime}, a naive one a {@link java.time.LocalDateTime}, a date a {@link
 * java.time.LocalDate}, a timedelta a {@link java.time.Duration}; years run from 1 to 9999 and fractions of a second have six
 * digits, as in Python. The process's own time zone is taken to be UTC. Failures are {@link
 * dev.pintail.template.python.PythonError}s, since what happens next depends on the class of the error.
 */
package dev.pintail.template.date;
