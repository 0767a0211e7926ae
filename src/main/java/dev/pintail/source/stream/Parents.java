package dev.pintail.source.stream;

import dev.pintail.manifest.component.IncrementalSync;
import dev.pintail.manifest.component.ParentStreamConfig;
import dev.pintail.manifest.component.PartitionRouter;
import dev.pintail.manifest.component.PartitionRouter.CustomPartitionRouter;
import dev.pintail.manifest.component.PartitionRouter.GroupingPartitionRouter;
import dev.pintail.manifest.component.PartitionRouter.ListPartitionRouter;
import dev.pintail.manifest.component.PartitionRouter.ProductPartitionRouter;
import dev.pintail.manifest.component.PartitionRouter.SubstreamPartitionRouter;
import dev.pintail.manifest.component.PartitionRouter.UnionPartitionRouter;
import dev.pintail.manifest.component.Retriever.AsyncRetriever;
import dev.pintail.manifest.component.Retriever.CustomRetriever;
import dev.pintail.manifest.component.Retriever.SimpleRetriever;
import dev.pintail.manifest.component.SingleStream;
import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import dev.pintail.manifest.component.SingleStream.StateDelegatingStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which streams a stream's partitions come from, as its definition says. */
final class Parents {
    private Parents() {}

    /** The stream's parents, those inside of groups, unions and products included; not the parents' own parents. */
    static List<ParentStreamConfig> of(SingleStream stream) {
        return router(stream).map(Parents::configs).orElseGet(Stream::empty).toList();
    }

    /**
     * The names of a stream's parents and of theirs. As in the reference, only streams with both partitions and a cursor count as
     * children here (cdk-semantics 0.26).
     *
     * @param all the manifest's streams by name; what is not among them has no known ancestors
     */
    static Set<String> ancestors(String stream, Map<String, SingleStream> all) {
        Set<String> names = new HashSet<>();
        collectAncestors(stream, all, names);
        return names;
    }

    private static void collectAncestors(String stream, Map<String, SingleStream> all, Set<String> names) {
        SingleStream definition = all.get(stream);
        if (definition != null && hasCursor(definition)) {
            for (ParentStreamConfig parent : of(definition)) {
                if (names.add(name(parent.stream()))) {
                    collectAncestors(name(parent.stream()), all, names);
                }
            }
        }
    }

    static String name(SingleStream stream) {
        return switch (stream) {
            case DeclarativeStream single -> single.name();
            case StateDelegatingStream delegating -> delegating.name();
        };
    }

    private static boolean hasCursor(SingleStream stream) {
        IncrementalSync sync = switch (stream) {
            case DeclarativeStream single -> single.incrementalSync();
            case StateDelegatingStream delegating ->
                delegating.incrementalStream().incrementalSync();
        };
        return sync != null;
    }

    private static Optional<PartitionRouter> router(SingleStream stream) {
        return switch (stream) {
            case DeclarativeStream single ->
                Optional.ofNullable(
                        switch (single.retriever()) {
                            case SimpleRetriever simple -> simple.partitionRouter();
                            case AsyncRetriever async -> async.partitionRouter();
                            case CustomRetriever custom -> custom.partitionRouter();
                        });
            case StateDelegatingStream delegating -> Optional.empty();
        };
    }

    private static Stream<ParentStreamConfig> configs(PartitionRouter router) {
        return switch (router) {
            case SubstreamPartitionRouter substream -> substream.parentStreamConfigs().stream();
            case ProductPartitionRouter product -> product.routers().stream().flatMap(Parents::configs);
            case UnionPartitionRouter union -> union.partitionRouters().stream().flatMap(Parents::configs);
            case GroupingPartitionRouter grouping -> configs(grouping.underlyingPartitionRouter());
            case ListPartitionRouter list -> Stream.empty();
            case CustomPartitionRouter custom ->
                custom.substream() == null ? Stream.empty() : configs(custom.substream());
        };
    }
}
