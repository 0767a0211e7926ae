package dev.pintail.source.paging;

import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.slice.StreamSlice;
import java.util.Map;

/**
 * A page that has been read, as the next page token depends on it.
 *
 * @param response the last answer that belongs to the page
 * @param extracted how many records the extractor found in it, before any of them was filtered out
 * @param emitted how many records were left
 * @param lastRecord the last of these; null if there were none
 * @param token the token the page was asked for with; null for a first page without one
 * @param reducedPageSize the page size that was asked for instead of the configured one; null if it was that one
 */
public record ReadPage(
        DecodedResponse response,
        long extracted,
        long emitted,
        Map<String, Object> lastRecord,
        Object token,
        Long reducedPageSize,
        StreamSlice slice) {}
