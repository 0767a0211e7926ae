package dev.pintail.source.cursor;

import dev.pintail.manifest.component.PartitionRouter;
import dev.pintail.manifest.component.Retriever;
import dev.pintail.manifest.component.Retriever.AsyncRetriever;
import dev.pintail.manifest.component.Retriever.CustomRetriever;
import dev.pintail.manifest.component.Retriever.SimpleRetriever;

/** Which router a stream has. */
final class StreamRouters {
    private StreamRouters() {}

    /** The router's definition; null for a stream without partitions. */
    static PartitionRouter definition(Retriever retriever) {
        return switch (retriever) {
            case SimpleRetriever simple -> simple.partitionRouter();
            case AsyncRetriever async -> async.partitionRouter();
            case CustomRetriever custom -> custom.partitionRouter();
        };
    }
}
