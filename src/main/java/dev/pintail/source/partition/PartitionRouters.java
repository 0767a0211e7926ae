package dev.pintail.source.partition;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.InstalledClasses;
import dev.pintail.source.session.ConfigTemplates;
import dev.pintail.source.http.OptionPlaces;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.ParentStreamConfig;
import dev.pintail.manifest.component.PartitionRouter.CustomPartitionRouter;
import dev.pintail.manifest.component.PartitionRouter.GroupingPartitionRouter;
import dev.pintail.manifest.component.PartitionRouter.ListPartitionRouter;
import dev.pintail.manifest.component.PartitionRouter.ProductPartitionRouter;
import dev.pintail.manifest.component.PartitionRouter.SubstreamPartitionRouter;
import dev.pintail.manifest.component.PartitionRouter.UnionPartitionRouter;
import dev.pintail.source.extract.DocumentPath;
import dev.pintail.template.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds routers from their definitions (cdk-semantics 6.2). */
public final class PartitionRouters {
    private final ConfigTemplates templates;
    private final OptionPlaces places;
    private final ParentStreams parents;

    /**
     * @param scope with the configuration
     */
    public PartitionRouters(Scope scope, ParentStreams parents) {
        this.templates = new ConfigTemplates(scope);
        this.places = new OptionPlaces(templates);
        this.parents = requireNonNull(parents, "parents is null");
    }

    /**
     * The router of one reading of a stream.
     *
     * @param definition null for a stream without partitions
     * @param childState the stream's state after its migrations; parents with an incremental dependency go on from there
     * @throws ManifestException if the definition cannot be used
     */
    public PartitionRouter router(
            dev.pintail.manifest.component.PartitionRouter definition, Map<String, Object> childState) {
        return switch (definition) {
            case null -> new SinglePartition();
            case ListPartitionRouter list -> list(list);
            case SubstreamPartitionRouter substream -> substream(substream, childState);
            case ProductPartitionRouter product -> new ProductRouter(all(product.routers(), childState));
            case GroupingPartitionRouter grouping -> grouping(grouping, childState);
            case UnionPartitionRouter union -> union(union, childState);
            case CustomPartitionRouter custom ->
                new CustomRouter(
                        InstalledClasses.require(
                                CustomComponent.Router.class, "partition router", custom, templates.scope()),
                        custom.substream() == null
                                ? new SinglePartition()
                                : substream(custom.substream(), childState));
        };
    }

    private List<PartitionRouter> all(
            List<dev.pintail.manifest.component.PartitionRouter> definitions, Map<String, Object> childState) {
        return definitions.stream()
                .map(definition -> router(definition, childState))
                .toList();
    }

    private PartitionRouter list(ListPartitionRouter list) {
        Object values =
                list.values() instanceof String template ? templates.value(template, list.parameters()) : list.values();
        return new ListRouter(
                templates.text(list.cursorField(), list.parameters()),
                values,
                places.place(list.requestOption(), Map.of()));
    }

    private PartitionRouter substream(SubstreamPartitionRouter substream, Map<String, Object> childState) {
        if (substream.parentStreamConfigs().isEmpty()) {
            throw invalid("A SubstreamPartitionRouter needs at least one parent stream");
        }
        return new SubstreamRouter(substream.parentStreamConfigs().stream()
                .map(parent -> parent(parent, childState))
                .toList());
    }

    private Parent parent(ParentStreamConfig parent, Map<String, Object> childState) {
        if (parent.lazyReadPointer().stream().anyMatch(segment -> segment.contains("*"))) {
            throw invalid("A lazy_read_pointer is a plain path, without \"*\"");
        }
        Map<String, DocumentPath> extraFields = new LinkedHashMap<>();
        for (List<String> path : parent.extraFields()) {
            List<String> segments = templates.texts(path, parent.parameters());
            extraFields.put(String.join(".", segments), DocumentPath.of(segments));
        }
        ParentStream stream = parents.open(parent.stream(), new ParentState(templates).of(parent, childState));
        Parent built = new Parent(
                stream,
                DocumentPath.split(templates.text(parent.parentKey(), parent.parameters())),
                templates.text(parent.partitionField(), parent.parameters()),
                extraFields,
                firstPage(parent),
                places.place(parent.requestOption(), Map.of()),
                parent.incrementalDependency());
        stream.fieldsInUse(built.fields());
        return built;
    }

    private Optional<DocumentPath> firstPage(ParentStreamConfig parent) {
        return parent.lazyReadPointer().isEmpty()
                ? Optional.empty()
                : Optional.of(DocumentPath.of(templates.texts(parent.lazyReadPointer(), parent.parameters())));
    }

    private PartitionRouter grouping(GroupingPartitionRouter grouping, Map<String, Object> childState) {
        PartitionRouter members = router(grouping.underlyingPartitionRouter(), childState);
        if (grouping.groupSize() < 1) {
            throw invalid("group_size is at least 1, not " + grouping.groupSize());
        }
        refuseOptions(grouping.underlyingPartitionRouter(), "GroupingPartitionRouter");
        return new GroupingRouter(members, Math.toIntExact(grouping.groupSize()), grouping.deduplicate());
    }

    private PartitionRouter union(UnionPartitionRouter union, Map<String, Object> childState) {
        List<PartitionRouter> routers = all(union.partitionRouters(), childState);
        String field = templates.text(union.partitionField(), union.parameters());
        for (dev.pintail.manifest.component.PartitionRouter member : union.partitionRouters()) {
            refuseOptions(member, "UnionPartitionRouter");
            for (String other : fields(member)) {
                if (!other.equals(field)) {
                    throw invalid(
                            "A router of the UnionPartitionRouter for " + field + " makes partitions of " + other);
                }
            }
        }
        return new UnionRouter(field, routers);
    }

    /** The fields of a router's partitions as far as the definition says. */
    private List<String> fields(dev.pintail.manifest.component.PartitionRouter definition) {
        return switch (definition) {
            case ListPartitionRouter list -> List.of(templates.text(list.cursorField(), list.parameters()));
            case UnionPartitionRouter union -> List.of(templates.text(union.partitionField(), union.parameters()));
            case SubstreamPartitionRouter substream ->
                substream.parentStreamConfigs().stream()
                        .map(parent -> templates.text(parent.partitionField(), parent.parameters()))
                        .toList();
            case ProductPartitionRouter product -> List.of();
            case GroupingPartitionRouter grouping -> List.of();
            case CustomPartitionRouter custom -> List.of();
        };
    }

    /** A slice of several partitions, or of one whose router is not known any more, has no value to inject. */
    private static void refuseOptions(dev.pintail.manifest.component.PartitionRouter member, String parent) {
        boolean hasOption = switch (member) {
            case ListPartitionRouter list -> list.requestOption() != null;
            case SubstreamPartitionRouter substream ->
                substream.parentStreamConfigs().stream().anyMatch(config -> config.requestOption() != null);
            case UnionPartitionRouter union -> false;
            case ProductPartitionRouter product -> false;
            case GroupingPartitionRouter grouping -> false;
            case CustomPartitionRouter custom -> false;
        };
        if (hasOption) {
            throw invalid("Request options are not supported for a " + parent);
        }
    }

    private static ManifestException invalid(String problem) {
        return new ManifestException(ErrorCode.MANIFEST_INVALID, problem, "");
    }
}
