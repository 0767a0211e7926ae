package dev.pintail.manifest;

import static java.util.Map.entry;

import java.util.Map;

/** The type of a component that does not say one, by the place it stands in: {@code <type of the parent>.<property>}. */
final class DefaultTypes {
    private static final Map<String, String> STANDARD = Map.ofEntries(
            entry("AddFields.fields", "AddedFieldDefinition"),
            entry("CompositeErrorHandler.error_handlers", "DefaultErrorHandler"),
            entry("ConfigComponentsResolver.components_mapping", "ComponentMappingDefinition"),
            entry("ConfigComponentsResolver.stream_config", "StreamConfig"),
            entry("CursorPagination.decoder", "JsonDecoder"),
            entry("CustomPartitionRouter.parent_stream_configs", "ParentStreamConfig"),
            entry("DatetimeBasedCursor.end_datetime", "MinMaxDatetime"),
            entry("DatetimeBasedCursor.end_time_option", "RequestOption"),
            entry("DatetimeBasedCursor.start_datetime", "MinMaxDatetime"),
            entry("DatetimeBasedCursor.start_time_option", "RequestOption"),
            entry("DeclarativeSource.check", "CheckStream"),
            entry("DeclarativeSource.spec", "Spec"),
            entry("DeclarativeSource.streams", "DeclarativeStream"),
            entry("DeclarativeStream.retriever", "SimpleRetriever"),
            entry("DeclarativeStream.schema_loader", "JsonFileSchemaLoader"),
            entry("DefaultErrorHandler.response_filters", "HttpResponseFilter"),
            entry("DefaultPaginator.decoder", "JsonDecoder"),
            entry("DefaultPaginator.page_size_option", "RequestOption"),
            entry("DpathExtractor.decoder", "JsonDecoder"),
            entry("DpathExtractor.record_expander", "RecordExpander"),
            // Misspelled in the reference: no component has this type, so a resolver has to say its own.
            entry("DynamicDeclarativeStream.components_resolver", "ConfigComponentResolver"),
            entry("DynamicDeclarativeStream.stream_template", "DeclarativeStream"),
            entry("DynamicSchemaLoader.retriever", "SimpleRetriever"),
            entry("HttpComponentsResolver.components_mapping", "ComponentMappingDefinition"),
            entry("HttpComponentsResolver.retriever", "SimpleRetriever"),
            entry("HttpRequester.error_handler", "DefaultErrorHandler"),
            entry("ListPartitionRouter.request_option", "RequestOption"),
            entry("ParentStreamConfig.request_option", "RequestOption"),
            entry("ParentStreamConfig.stream", "DeclarativeStream"),
            entry("RecordExpander.parent_fields", "ParentFieldPath"),
            entry("RecordSelector.extractor", "DpathExtractor"),
            entry("RecordSelector.record_filter", "RecordFilter"),
            entry("SchemaTypeIdentifier.types_map", "TypesMap"),
            entry("SimpleRetriever.paginator", "NoPagination"),
            entry("SimpleRetriever.record_selector", "RecordSelector"),
            entry("SimpleRetriever.requester", "HttpRequester"),
            entry("SubstreamPartitionRouter.parent_stream_configs", "ParentStreamConfig"));

    private static final Map<String, String> CUSTOM = Map.of(
            "CompositeErrorHandler.backoff_strategies", "CustomBackoffStrategy",
            "DeclarativeStream.retriever", "CustomRetriever",
            "DeclarativeStream.transformations", "CustomTransformation",
            "DefaultErrorHandler.backoff_strategies", "CustomBackoffStrategy",
            "DefaultPaginator.pagination_strategy", "CustomPaginationStrategy",
            "HttpRequester.authenticator", "CustomAuthenticator",
            "HttpRequester.error_handler", "CustomErrorHandler",
            "RecordSelector.extractor", "CustomRecordExtractor",
            "SimpleRetriever.partition_router", "CustomPartitionRouter");

    private DefaultTypes() {}

    /** The type, or null if the place has none. A mapping with a {@code class_name} is code of the connector's own. */
    static String at(String place, Map<String, Object> component) {
        return (component.containsKey("class_name") ? CUSTOM : STANDARD).get(place);
    }
}
