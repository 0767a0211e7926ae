package dev.pintail.source.bookmark;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The place between two pages of a slice.
 *
 * @param page the next page of the first window; empty: the window is to be read from its first page
 * @param windows cursor slices that are left, the one that is being read first. Usually one, the slice's own; others when the
 *     paging was reset behind what was seen, or when the API found the window too large
 */
public record SlicePosition(Optional<NextPage> page, List<Window> windows) {
    public SlicePosition {
        requireNonNull(page, "page is null");
        windows = List.copyOf(windows);
    }

    /**
     * What the paging goes on with.
     *
     * @param token the page's token; null for none
     * @param sinceReset records since the paging was last reset
     * @param pageSize in place of the configured one; null for that one
     */
    public record NextPage(Object token, long sinceReset, Long pageSize) {}

    /**
     * A part of a slice.
     *
     * @param depth how many times the slice was halved
     */
    public record Window(Map<String, Object> cursorSlice, int depth) {
        public Window {
            requireNonNull(cursorSlice, "cursorSlice is null");
        }
    }
}
