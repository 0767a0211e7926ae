package dev.pintail.source.paging;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import java.util.List;
import java.util.Map;

/**
 * Ends a paging that goes round in circles, which the reference does for ever.
 *
 * <p>A page token may come back: an API's scroll handle is the same for all pages. But when a token that came back gives the
 * very same records three times, it will give them for ever. An empty page may come a hundred times: an API may have nothing to give
 * yet. One token is kept in mind, at first the first one and after twice as many pages another one (Brent's algorithm), so
 * circles of any length are found, memory stays flat, and only pages of a token that came back have to be compared.
 *
 * <p>Belongs to one thread and one reading of a slice.
 */
public final class RepetitionGuard {
    private static final int LIMIT = 3;
    private static final int LIMIT_EMPTY = 100;

    private final String stream;
    private Object kept;
    private long keptDigest;
    private int times;
    private long pagesSinceKept;
    private long keepFor = 1;

    public RepetitionGuard(String stream) {
        this.stream = stream;
    }

    /** Whether the page of this token has to be compared: {@link #pageRead} wants a digest of its records. */
    public boolean comparesPage(Object token) {
        return token != null && token.equals(kept);
    }

    /**
     * Takes note of a page before the next one is asked for.
     *
     * @param token the token it was asked for with; null for none
     * @param records how many it has
     * @param digest of its records, made with {@link #mix}; any number if the page is not compared
     * @throws SourceException if this page came too often
     */
    public void pageRead(Object token, long records, long digest) {
        if (!comparesPage(token)) {
            pagesSinceKept++;
            if (token != null && pagesSinceKept >= keepFor) {
                kept = token;
                times = 0;
                pagesSinceKept = 0;
                keepFor *= 2;
            }
            return;
        }
        times = times > 0 && digest == keptDigest ? times + 1 : 1;
        keptDigest = digest;
        if (times >= (records == 0 ? LIMIT_EMPTY : LIMIT)) {
            throw new SourceException(
                    ErrorCode.SOURCE_RESPONSE_INVALID,
                    "The paging of stream " + stream
                            + " does not end: the same page token gave the same records again and again.",
                    "Check cursor_value and stop_condition of the stream's paginator.");
        }
    }

    /** Adds records to a digest of a page, which starts with 0. */
    public static long mix(long digest, List<Map<String, Object>> records) {
        return value(digest, records);
    }

    private static long value(long digest, Object value) {
        return switch (value) {
            case Map<?, ?> object -> {
                long mixed = digest * 31 + 1;
                for (Map.Entry<?, ?> entry : object.entrySet()) {
                    mixed = value(value(mixed, entry.getKey()), entry.getValue());
                }
                yield mixed;
            }
            case List<?> list -> {
                long mixed = digest * 31 + 2;
                for (Object item : list) {
                    mixed = value(mixed, item);
                }
                yield mixed;
            }
            case null -> digest * 31 + 3;
            default -> (digest ^ value.hashCode()) * 0x9E3779B97F4A7C15L;
        };
    }
}
