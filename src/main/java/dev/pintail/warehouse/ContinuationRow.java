package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * Something about a stream whose reading is not at its end.
 *
 * @param stream the stream's name
 * @param part what it is about: {@link #HEAD}, {@link #SLICE}, or the names of parents
 * @param number of the slice
 * @param page of the slice; of two rows for one slice the later page counts
 */
public record ContinuationRow(String stream, String part, long number, long page, Map<String, Object> content) {
    /** The one row about the reading as a whole. */
    public static final String HEAD = "";

    /** How far one of the stream's own slices was read. */
    public static final String SLICE = "slice";

    /** Begins the part of a row with a page of a parent. */
    public static final String PARENT = "parent/";

    public ContinuationRow {
        requireNonNull(stream, "stream is null");
        requireNonNull(part, "part is null");
        requireNonNull(content, "content is null");
    }
}
