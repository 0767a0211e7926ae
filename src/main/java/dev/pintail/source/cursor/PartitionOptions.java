package dev.pintail.source.cursor;

import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.http.RequestOptionsProvider;
import dev.pintail.source.partition.OptionOverlay;
import dev.pintail.source.partition.PartitionRouter;
import dev.pintail.source.slice.StreamSlice;

/** The router's options for the partition and the cursor's for the window; where they collide the window wins. */
record PartitionOptions(PartitionRouter router, IntervalOptions interval) implements RequestOptionsProvider {
    @Override
    public RequestOptions options(StreamSlice slice, Object nextPageToken) {
        return OptionOverlay.over(
                router.options(StreamSlice.ofPartition(slice.partition()), nextPageToken),
                interval.options(StreamSlice.ofCursor(slice.cursorSlice()), nextPageToken));
    }
}
