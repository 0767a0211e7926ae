package dev.pintail.source.retrieve;

import dev.pintail.manifest.component.Decoder.JsonDecoder;
import dev.pintail.manifest.component.IncrementalSync.DatetimeBasedCursor;
import dev.pintail.manifest.component.IncrementalSync.IncrementingCountCursor;
import dev.pintail.manifest.component.PartitionRouter.SubstreamPartitionRouter;
import dev.pintail.manifest.component.ResponseAction;
import dev.pintail.manifest.component.Retriever.SimpleRetriever;
import dev.pintail.manifest.component.SingleStream.DeclarativeStream;

/** When a stream takes its first pages out of its parent's records (cdk-semantics 5.8). */
final class LazyReading {
    private LazyReading() {}

    /** Whether a parent has a {@code lazy_read_pointer}. */
    static boolean isAskedFor(SimpleRetriever retriever) {
        return retriever.partitionRouter() instanceof SubstreamPartitionRouter router
                && router.parentStreamConfigs().stream()
                        .anyMatch(parent -> !parent.lazyReadPointer().isEmpty());
    }

    /** @throws dev.pintail.error.ManifestException if the stream cannot be read so */
    static void check(SimpleRetriever retriever, DeclarativeStream stream) {
        if (retriever.pageSizeReduction() != null
                || SignalActions.uses(retriever.requester(), ResponseAction.REDUCE_PAGE_SIZE)) {
            throw refused(stream, "`page_size_reduction` and the REDUCE_PAGE_SIZE response action are not supported");
        }
        if (retriever.requestWindowSplitting() != null
                || SignalActions.uses(retriever.requester(), ResponseAction.SPLIT_REQUEST_WINDOW)) {
            throw refused(
                    stream,
                    "`request_window_splitting` and the SPLIT_REQUEST_WINDOW response action are not supported");
        }
    }

    /** @throws dev.pintail.error.ManifestException if the stream cannot be read so for the first time */
    static void checkFirstReading(SimpleRetriever retriever, DeclarativeStream stream) {
        switch (stream.incrementalSync()) {
            case null -> {}
            case IncrementingCountCursor count -> throw refused(stream, "only a DatetimeBasedCursor is supported");
            case DatetimeBasedCursor dates -> {
                if (isSet(dates.step()) || isSet(dates.cursorGranularity())) {
                    throw refused(stream, "only a single slice for each parent record is supported");
                }
            }
        }
        if (retriever.decoder() != null && !(retriever.decoder() instanceof JsonDecoder)) {
            throw refused(stream, "only JsonDecoder is supported");
        }
    }

    private static boolean isSet(String field) {
        return field != null && !field.isEmpty();
    }

    private static RuntimeException refused(DeclarativeStream stream, String reason) {
        return Refusal.invalid(reason + " when reading a parent stream lazily (stream " + stream.name() + ").");
    }
}
