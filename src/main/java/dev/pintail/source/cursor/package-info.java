/**
 * Which windows are to be read, what was seen in them, and the state that says so (cdk-semantics 6).
 *
 * <p>{@link dev.pintail.source.cursor.StreamCursors} builds a {@link dev.pintail.source.cursor.StreamCursor}: one for a stream
 * without cursor, one for a single range of dates or numbers, one for many partitions with a range each. Windows are
 * made in the same order every time, and a slice is known by its partition and its window, so that a reading can be taken up again
 * inside of one.
 */
package dev.pintail.source.cursor;
