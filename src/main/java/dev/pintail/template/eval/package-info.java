/**
 * Turns the syntax tree into code once, and runs it for every evaluation.
 *
 * <p>Code is a tree of small functions: no node is looked at again at run time, names of filters and tests are resolved,
 * and constants are values.
 */
package dev.pintail.template.eval;
