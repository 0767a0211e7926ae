package dev.pintail.source.stream;

import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.InstalledClasses;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.RecordFilterDefinition;
import dev.pintail.manifest.component.Retriever;
import dev.pintail.manifest.component.Retriever.AsyncRetriever;
import dev.pintail.manifest.component.SchemaLoader;
import dev.pintail.manifest.component.SchemaLoader.CompositeSchemaLoader;
import dev.pintail.manifest.component.SchemaLoader.CustomSchemaLoader;
import dev.pintail.manifest.component.SchemaLoader.DynamicSchemaLoader;
import dev.pintail.manifest.component.SchemaLoader.InlineSchemaLoader;
import dev.pintail.manifest.component.SchemaLoader.JsonFileSchemaLoader;
import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import dev.pintail.source.dynamic.ComponentRecords;
import dev.pintail.source.schema.CombinedSchema;
import dev.pintail.source.schema.DiscoveredSchema;
import dev.pintail.source.schema.LoadedOnce;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.source.schema.StreamSchema;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.source.transform.Transformations;
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.python.Str;
import java.util.Map;
import java.util.function.BiPredicate;

/** Builds schemas from their definitions (cdk-semantics 7.1). */
final class StreamSchemas {
    private static final String DYNAMIC = "dynamic_properties";

    private final Scope scope;
    private final SchemaFolder folder;
    private final ComponentRecords records;

    /**
     * @param scope with the configuration
     * @param records reads what an API says about fields
     */
    StreamSchemas(Scope scope, SchemaFolder folder, ComponentRecords records) {
        this.scope = scope;
        this.folder = folder;
        this.records = records;
    }

    /** The stream's schema, loaded when it is first asked for. */
    StreamSchema of(DeclarativeStream stream) {
        return new LoadedOnce(stream.schemaLoader() == null ? byName(stream) : of(stream.schemaLoader()));
    }

    /** The schema of a stream that is not read; any object if it needs code which is not here. */
    StreamSchema described(DeclarativeStream stream) {
        try {
            return of(stream);
        } catch (ManifestException e) {
            return () -> Map.of("type", "object", "additionalProperties", true);
        }
    }

    private StreamSchema of(SchemaLoader definition) {
        return switch (definition) {
            case InlineSchemaLoader inline -> inline::schema;
            case JsonFileSchemaLoader file -> file(file);
            case DynamicSchemaLoader dynamic -> dynamic(dynamic);
            case CompositeSchemaLoader composite ->
                new CombinedSchema(composite.loaders().stream().map(this::of).toList());
            case CustomSchemaLoader custom ->
                InstalledClasses.require(CustomComponent.Schema.class, "schema loader", custom, scope)::load;
        };
    }

    /** Without a loader a stream has the schema of the file that is named after it, or none. */
    private StreamSchema byName(DeclarativeStream stream) {
        Object name = stream.parameters().getOrDefault("name", stream.name());
        return () -> folder.read("schemas/" + Str.of(name) + ".json").orElseGet(Map::of);
    }

    private StreamSchema file(JsonFileSchemaLoader definition) {
        String template = definition.filePath() == null || definition.filePath().isEmpty()
                ? "schemas/{{ parameters['name'] }}.json"
                : definition.filePath();
        InterpolatedString path = new InterpolatedString(template, definition.parameters());
        return () -> {
            String file = Str.of(path.eval(scope));
            return folder.read(file)
                    .orElseThrow(
                            () -> new ManifestException(ErrorCode.MANIFEST_INVALID, "Cannot find file " + file, ""));
        };
    }

    private StreamSchema dynamic(DynamicSchemaLoader definition) {
        return new DiscoveredSchema(
                () -> records.read(unpartitioned(definition.retriever()), DYNAMIC)
                        .pages(StreamSlice.EMPTY),
                definition.schemaTypeIdentifier(),
                filter(definition.schemaFilter()),
                Transformations.of(definition.schemaTransformations(), scope),
                scope);
    }

    private static Retriever unpartitioned(Retriever retriever) {
        if (retriever instanceof AsyncRetriever async && async.partitionRouter() != null) {
            throw new ManifestException(
                    ErrorCode.MANIFEST_INVALID,
                    "DynamicSchemaLoader does not support an AsyncRetriever with a partition_router",
                    "");
        }
        return retriever;
    }

    private BiPredicate<StreamSlice, Map<String, Object>> filter(RecordFilterDefinition definition) {
        return switch (definition) {
            case null -> null;
            case RecordFilterDefinition.RecordFilter filter -> {
                InterpolatedBoolean condition = InterpolatedBoolean.of(filter.condition(), filter.parameters());
                yield (slice, property) -> condition.eval(scope.with("record", property));
            }
            case RecordFilterDefinition.CustomRecordFilter custom -> {
                CustomComponent.Filter filter =
                        InstalledClasses.require(CustomComponent.Filter.class, "record filter", custom, scope);
                yield (slice, property) -> filter.keeps(property, slice);
            }
        };
    }
}
