/**
 * The functions that templates find: {@link dev.pintail.template.builtin.Filters}, {@link
 * dev.pintail.template.builtin.Tests} and {@link dev.pintail.template.builtin.Globals} are the three tables of names; the other
 * classes hold what the entries do, by subject. Jinja's defaults and the reference's own additions stand side by side.
 */
package dev.pintail.template.builtin;
