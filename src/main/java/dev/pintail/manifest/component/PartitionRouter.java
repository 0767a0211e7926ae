package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.FLAG;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.TEXT_OR_TEXTS;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER;
import static dev.pintail.manifest.component.Shapes.either;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;
import java.util.Map;

/** Which partitions a stream is read in. */
public sealed interface PartitionRouter {
    /** All of them. */
    OneOf<PartitionRouter> SHAPE = oneOf(
            SubstreamPartitionRouter.SHAPE,
            ListPartitionRouter.SHAPE,
            GroupingPartitionRouter.SHAPE,
            UnionPartitionRouter.SHAPE,
            CustomPartitionRouter.SHAPE);

    /** A router, or a list of routers; an empty list is none (null). */
    Shape<PartitionRouter> ONE_OR_MANY = either(
            SHAPE, listOf(SHAPE).as((routers, raw) -> routers.isEmpty() ? null : new ProductPartitionRouter(routers)));

    /** A list of routers: the partitions are all combinations of theirs. */
    record ProductPartitionRouter(List<PartitionRouter> routers) implements PartitionRouter {}

    /** One partition per record of a parent stream. */
    record SubstreamPartitionRouter(List<ParentStreamConfig> parentStreamConfigs, Map<String, Object> parameters)
            implements PartitionRouter {
        static final Component<SubstreamPartitionRouter> SHAPE =
                component("SubstreamPartitionRouter", SubstreamPartitionRouter::read);

        static SubstreamPartitionRouter read(Node node) {
            return new SubstreamPartitionRouter(
                    node.required("parent_stream_configs", listOf(ParentStreamConfig.SHAPE)), node.parameters());
        }
    }

    /**
     * One partition per value.
     *
     * @param cursorField name of the value in the partition
     * @param values a template, or a list of templates
     */
    record ListPartitionRouter(
            String cursorField, Object values, RequestOption requestOption, Map<String, Object> parameters)
            implements PartitionRouter {
        static final Component<ListPartitionRouter> SHAPE = component("ListPartitionRouter", ListPartitionRouter::read);

        static ListPartitionRouter read(Node node) {
            return new ListPartitionRouter(
                    node.required("cursor_field", TEXT),
                    node.required("values", TEXT_OR_TEXTS),
                    node.optional("request_option", RequestOption.SHAPE),
                    node.parameters());
        }
    }

    /**
     * Partitions of another router, several at a time.
     *
     * @param groupSize partitions at a time
     */
    record GroupingPartitionRouter(
            long groupSize,
            PartitionRouter underlyingPartitionRouter,
            boolean deduplicate,
            Map<String, Object> parameters)
            implements PartitionRouter {
        static final Component<GroupingPartitionRouter> SHAPE =
                component("GroupingPartitionRouter", GroupingPartitionRouter::read);

        static GroupingPartitionRouter read(Node node) {
            return new GroupingPartitionRouter(
                    node.required("group_size", WHOLE_NUMBER),
                    node.required(
                            "underlying_partition_router",
                            oneOf(
                                    ListPartitionRouter.SHAPE,
                                    SubstreamPartitionRouter.SHAPE,
                                    UnionPartitionRouter.SHAPE,
                                    CustomPartitionRouter.SHAPE)),
                    node.optional("deduplicate", FLAG, true),
                    node.parameters());
        }
    }

    /**
     * The partitions of several routers, one router after the other.
     *
     * @param partitionField name of the value in the partition
     */
    record UnionPartitionRouter(
            String partitionField, List<PartitionRouter> partitionRouters, Map<String, Object> parameters)
            implements PartitionRouter {
        static final Component<UnionPartitionRouter> SHAPE =
                component("UnionPartitionRouter", UnionPartitionRouter::read);

        static UnionPartitionRouter read(Node node) {
            return new UnionPartitionRouter(
                    node.required("partition_field", TEXT),
                    node.required(
                            "partition_routers",
                            listOf(
                                    oneOf(
                                            ListPartitionRouter.SHAPE,
                                            SubstreamPartitionRouter.SHAPE,
                                            UnionPartitionRouter.SHAPE,
                                            CustomPartitionRouter.SHAPE),
                                    2)),
                    node.parameters());
        }
    }

    /**
     * Code of the connector's own, named by its Python class.
     *
     * @param substream a router of parents with the same properties; null if it could not be one
     */
    record CustomPartitionRouter(
            String className, SubstreamPartitionRouter substream, Map<String, Object> properties, Map<String, Object> parameters)
            implements PartitionRouter, CustomCode {
        static final Component<CustomPartitionRouter> SHAPE =
                component("CustomPartitionRouter", CustomPartitionRouter::read);

        static CustomPartitionRouter read(Node node) {
            return new CustomPartitionRouter(
                    node.required("class_name", TEXT), node.alsoAs(SubstreamPartitionRouter.SHAPE), node.rawProperties(), node.parameters());
        }
    }
}
