package dev.pintail.source.retrieve;

import dev.pintail.manifest.component.PropertiesFromEndpoint;
import dev.pintail.manifest.component.PropertyLimitType;
import dev.pintail.manifest.component.PropertySource.ListedProperties;
import dev.pintail.manifest.component.QueryProperties.GroupByKeyMergeStrategy;
import dev.pintail.manifest.component.QueryProperties.JsonSchemaPropertySelector;
import dev.pintail.manifest.component.Requester;
import dev.pintail.manifest.component.Requester.CustomRequester;
import dev.pintail.manifest.component.Requester.HttpRequester;
import dev.pintail.source.extract.DeepCopy;
import dev.pintail.source.extract.PathTemplate;
import dev.pintail.source.transform.Transformations;
import dev.pintail.template.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds and builds the query properties of a requester.
 *
 * @param configuredSchema the stream's schema in the configured catalog; empty without one
 * @param retrievers makes what reads the names of properties
 */
record QueryPropertiesBuilder(
        Scope scope,
        Optional<Map<String, Object>> configuredSchema,
        Function<dev.pintail.manifest.component.Retriever, Retriever> retrievers) {

    /** The query properties that a request of the requester needs, if any. */
    Optional<QueryProperties> of(Requester requester) {
        return switch (requester) {
            case HttpRequester http -> definition(http).map(this::build);
            case CustomRequester custom -> Optional.empty();
        };
    }

    private static Optional<dev.pintail.manifest.component.QueryProperties> definition(HttpRequester requester) {
        List<dev.pintail.manifest.component.QueryProperties> inParameters =
                requester.requestParameters() instanceof Map<?, ?> parameters
                        ? parameters.values().stream()
                                .filter(dev.pintail.manifest.component.QueryProperties.class::isInstance)
                                .map(dev.pintail.manifest.component.QueryProperties.class::cast)
                                .toList()
                        : List.of();
        if (inParameters.size() > 1) {
            throw Refusal.invalid("request_parameters only supports defining one QueryProperties field, but found "
                    + inParameters.size() + " usages");
        }
        PropertiesFromEndpoint endpoint = requester.fetchPropertiesFromEndpoint();
        if (!inParameters.isEmpty()) {
            if (endpoint != null) {
                throw Refusal.invalid("PropertiesFromEndpoint should only be specified once per stream");
            }
            return Optional.of(inParameters.getFirst());
        }
        return endpoint != null
                ? Optional.of(
                        new dev.pintail.manifest.component.QueryProperties(endpoint, List.of(), null, null, Map.of()))
                : Optional.ofNullable(requester.queryProperties());
    }

    private QueryProperties build(dev.pintail.manifest.component.QueryProperties definition) {
        return new QueryProperties(
                switch (definition.propertyList()) {
                    case ListedProperties listed -> listed::names;
                    case PropertiesFromEndpoint endpoint ->
                        new PropertyEndpoint(
                                new PathTemplate(endpoint.propertyFieldPath(), endpoint.parameters(), scope),
                                retrievers.apply(endpoint.retriever()));
                },
                definition.alwaysIncludeProperties(),
                selected(definition.propertySelector()),
                chunking(definition.propertyChunking()));
    }

    /** The properties of the configured schema, under the names that the API has for them. */
    private Set<String> selected(JsonSchemaPropertySelector selector) {
        if (selector == null || configuredSchema.isEmpty()) {
            return null;
        }
        Object declared = configuredSchema.get().get("properties");
        Map<String, Object> properties = declared instanceof Map<?, ?> map ? DeepCopy.of(map) : DeepCopy.of(Map.of());
        Transformations.of(selector.transformations(), scope)
                .forEach(transformation -> transformation.apply(properties, null));
        return Set.copyOf(properties.keySet());
    }

    private static PropertyChunking chunking(
            dev.pintail.manifest.component.QueryProperties.PropertyChunking definition) {
        if (definition == null) {
            return null;
        }
        GroupByKeyMergeStrategy merge = definition.recordMergeStrategy();
        List<String> keys = merge == null
                ? List.of("id")
                : merge.key() instanceof List<?> list
                        ? list.stream().map(String.class::cast).toList()
                        : List.of((String) merge.key());
        return new PropertyChunking(
                definition.propertyLimitType() == PropertyLimitType.CHARACTERS, definition.propertyLimit(), keys);
    }
}
