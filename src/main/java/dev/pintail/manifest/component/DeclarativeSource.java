package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Shapes.RAW_OBJECT;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER_OR_TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;
import static dev.pintail.manifest.component.Shapes.mapOf;

import java.util.List;
import java.util.Map;

/**
 * A whole manifest.
 *
 * @param version of the format; not compared with anything
 * @param schemas raw; only a target of references
 * @param definitions raw; only a target of references
 * @param spec null: every command fails
 * @param maxConcurrentAsyncJobCount a whole number or a template; null for 1
 * @param metadata raw; without effect
 */
public record DeclarativeSource(
        ConnectionCheck check,
        List<StreamDefinition> streams,
        List<DynamicDeclarativeStream> dynamicStreams,
        String version,
        Map<String, Object> schemas,
        Map<String, Object> definitions,
        Spec spec,
        ConcurrencyLevel concurrencyLevel,
        HttpApiBudget apiBudget,
        Map<String, StreamGroup> streamGroups,
        Object maxConcurrentAsyncJobCount,
        Map<String, Object> metadata,
        String description) {
    static final Component<DeclarativeSource> SHAPE = component("DeclarativeSource", DeclarativeSource::read);

    static DeclarativeSource read(Node node) {
        var read = new DeclarativeSource(
                node.required("check", ConnectionCheck.SHAPE),
                node.optional("streams", listOf(StreamDefinition.SHAPE), List.of()),
                node.optional("dynamic_streams", listOf(DynamicDeclarativeStream.SHAPE), List.of()),
                node.required("version", TEXT),
                node.optional("schemas", RAW_OBJECT, Map.of()),
                node.optional("definitions", RAW_OBJECT, Map.of()),
                node.optional("spec", Spec.SHAPE),
                node.optional("concurrency_level", ConcurrencyLevel.SHAPE),
                node.optional("api_budget", HttpApiBudget.SHAPE),
                node.optional("stream_groups", mapOf(StreamGroup.SHAPE), Map.of()),
                node.optional("max_concurrent_async_job_count", WHOLE_NUMBER_OR_TEXT),
                node.optional("metadata", RAW_OBJECT, Map.of()),
                node.optional("description", TEXT));
        node.requireOneOf("streams", "dynamic_streams");
        node.forbidOthers();
        return read;
    }
}
