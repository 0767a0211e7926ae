package dev.pintail.source.retrieve;

import dev.pintail.source.http.DecodedResponse;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The reading of one page: its records in chunks, and what the paginator wants to know when they are through.
 *
 * <p>Belongs to one thread. Requests are sent while it advances. Closing it frees the connection.
 */
interface PageReading extends Iterator<List<Map<String, Object>>>, AutoCloseable {
    /** The last answer; null before the first chunk. */
    DecodedResponse response();

    /** How many records were extracted from the last answer. */
    long extracted();

    @Override
    void close();
}
