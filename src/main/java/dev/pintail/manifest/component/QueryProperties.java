package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.TEXT_OR_TEXTS;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;
import java.util.Map;

/**
 * The list of properties that a request asks for.
 *
 * @param alwaysIncludeProperties in every request, however the list is split
 * @param propertyChunking null for one request
 */
public record QueryProperties(
        PropertySource propertyList,
        List<String> alwaysIncludeProperties,
        PropertyChunking propertyChunking,
        JsonSchemaPropertySelector propertySelector,
        Map<String, Object> parameters) {
    static final Component<QueryProperties> SHAPE = component("QueryProperties", QueryProperties::read);

    static QueryProperties read(Node node) {
        return new QueryProperties(
                node.required("property_list", PropertySource.SHAPE),
                node.optional("always_include_properties", listOf(TEXT), List.of()),
                node.optional("property_chunking", PropertyChunking.SHAPE),
                node.optional("property_selector", JsonSchemaPropertySelector.SHAPE),
                node.parameters());
    }

    /**
     * Splits a long property list over several requests.
     *
     * @param propertyLimit at most so many per request; null for no limit
     */
    public record PropertyChunking(
            PropertyLimitType propertyLimitType,
            Long propertyLimit,
            GroupByKeyMergeStrategy recordMergeStrategy,
            Map<String, Object> parameters) {
        static final Component<PropertyChunking> SHAPE = component("PropertyChunking", PropertyChunking::read);

        static PropertyChunking read(Node node) {
            return new PropertyChunking(
                    node.required("property_limit_type", PropertyLimitType.SHAPE),
                    node.optional("property_limit", WHOLE_NUMBER),
                    node.optional("record_merge_strategy", GroupByKeyMergeStrategy.SHAPE),
                    node.parameters());
        }
    }

    /**
     * Puts the pieces of a record together by its key.
     *
     * @param key a field or a list of fields
     */
    public record GroupByKeyMergeStrategy(Object key, Map<String, Object> parameters) {
        static final Component<GroupByKeyMergeStrategy> SHAPE =
                component("GroupByKeyMergeStrategy", GroupByKeyMergeStrategy::read);

        static GroupByKeyMergeStrategy read(Node node) {
            return new GroupByKeyMergeStrategy(node.required("key", TEXT_OR_TEXTS), node.parameters());
        }
    }

    /** Asks only for properties that the configured catalog has. */
    public record JsonSchemaPropertySelector(List<Transformation> transformations, Map<String, Object> parameters) {
        static final Component<JsonSchemaPropertySelector> SHAPE =
                component("JsonSchemaPropertySelector", JsonSchemaPropertySelector::read);

        static JsonSchemaPropertySelector read(Node node) {
            return new JsonSchemaPropertySelector(
                    node.optional("transformations", listOf(Transformation.SHAPE), List.of()), node.parameters());
        }
    }
}
