/**
 * Python's meaning of values, as far as templates can see it.
 *
 * <p>Templates work on the value model of {@code dev.pintail.json}; here are the few kinds of value that JSON lacks
 * ({@link dev.pintail.template.python.PyTuple}, {@link dev.pintail.template.python.PySet}, {@link
 * dev.pintail.template.python.PyDict}, {@link dev.pintail.template.python.PyBytes}, {@link
 * dev.pintail.template.python.Ellipsis}) and the built-in functions as pure functions: {@code str} and {@code repr}, {@code
 * int} and {@code float}, equality and order, literals, regular expressions, URL quoting. Dates are {@code java.time} values:
 * an aware datetime is an {@link java.time.OffsetDateTime}, a naive one a {@link java.time.LocalDateTime}, a date a {@link
 * java.time.LocalDate}, a timedelta a {@link java.time.Duration}. The reference runs on Python 3.11, so that is the version
 * whose rules count.
 */
package dev.pintail.template.python;
