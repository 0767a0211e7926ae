/**
 * The expression language of declarative manifests: Jinja templates with Python's values, as the reference evaluates them.
 *
 * <p>{@link dev.pintail.template.Template} is one compiled text, {@link dev.pintail.template.Scope} is what it sees. The
 * {@code Interpolated...} classes are what manifest fields hold: a template with the reference's rules for defaults, Python
 * literals and conditions around it. Templates reach no Java object by reflection, and every evaluation has a budget of
 * steps and text, so a hostile manifest ends with an error and not with a hanging process.
 */
package dev.pintail.template;
