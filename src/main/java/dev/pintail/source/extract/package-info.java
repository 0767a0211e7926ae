/**
 * A decoded body becomes records: paths into documents, extractors, the expander, filters, schema normalisation.
 *
 * <p>Paths have the semantics of dpath 2.2.0 with empty keys allowed, which is what the reference uses everywhere.
 */
package dev.pintail.source.extract;
