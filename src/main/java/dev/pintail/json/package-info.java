/**
 * The one value model and its JSON text.
 *
 * <p>A value is {@code null}, {@link java.lang.Boolean}, {@link java.lang.Long}, {@link java.math.BigInteger} (only outside
 * 64 bits), {@link java.lang.Double}, {@link java.lang.String}, {@link java.util.List} of values, or {@link java.util.Map}
 * from String to value in insertion order. Whole and floating numbers stay apart, as in Python. Decoders, templates,
 * transformations, states and the warehouse all work on these objects; there is no second tree.
 */
package dev.pintail.json;
