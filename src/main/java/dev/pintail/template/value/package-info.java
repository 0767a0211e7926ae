/**
 * What template values can do: operators, attributes and methods, iteration, calls, formatting; each with Python's rules and
 * Jinja's undefined values, and each paid for from the evaluation's {@link dev.pintail.template.value.Budget}.
 */
package dev.pintail.template.value;
