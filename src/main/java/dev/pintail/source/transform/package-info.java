/**
 * What a manifest does to each record after it was extracted (cdk-semantics 5.5).
 *
 * <p>A transformation is built once for a stream, with its templates compiled, and changes records in place. It keeps nothing
 * between records, except that a template whose evaluation raised a TypeError stays its own text, as in the reference.
 */
package dev.pintail.source.transform;
