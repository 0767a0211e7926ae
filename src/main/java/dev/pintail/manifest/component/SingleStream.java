package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.KEY;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;
import java.util.Map;

/** A definition that gives exactly one stream. */
public sealed interface SingleStream extends StreamDefinition {
    /** All of them. */
    OneOf<SingleStream> SHAPE = oneOf(DeclarativeStream.SHAPE, StateDelegatingStream.SHAPE);

    /** The name as it stands in the manifest; empty if it has none. */
    String name();

    /**
     * A stream, described whole.
     *
     * @param incrementalSync null for full refresh only
     * @param primaryKey a field, a list of fields, or a list of paths; null for none
     * @param schemaLoader null for a schema file named after the stream
     */
    record DeclarativeStream(
            String name,
            Retriever retriever,
            IncrementalSync incrementalSync,
            Object primaryKey,
            SchemaLoader schemaLoader,
            List<Transformation> transformations,
            List<StateMigration> stateMigrations,
            FileUploader fileUploader,
            Map<String, Object> parameters)
            implements SingleStream {
        static final Component<DeclarativeStream> SHAPE = component("DeclarativeStream", DeclarativeStream::read);

        static DeclarativeStream read(Node node) {
            return new DeclarativeStream(
                    node.optional("name", TEXT, ""),
                    node.required("retriever", Retriever.SHAPE),
                    node.optional("incremental_sync", IncrementalSync.SHAPE),
                    node.optional("primary_key", KEY),
                    node.optional("schema_loader", SchemaLoader.ONE_OR_MANY),
                    node.optional("transformations", listOf(Transformation.SHAPE), List.of()),
                    node.optional("state_migrations", listOf(StateMigration.SHAPE), List.of()),
                    node.optional("file_uploader", FileUploader.SHAPE),
                    node.parameters());
        }
    }

    /**
     * One of two streams: the first sync reads the one, every sync with a state the other.
     *
     * @param apiRetentionPeriod ISO 8601 duration; an older state starts the full refresh again
     */
    record StateDelegatingStream(
            String name,
            DeclarativeStream fullRefreshStream,
            DeclarativeStream incrementalStream,
            String apiRetentionPeriod,
            Map<String, Object> parameters)
            implements SingleStream {
        static final Component<StateDelegatingStream> SHAPE =
                component("StateDelegatingStream", StateDelegatingStream::read);

        static StateDelegatingStream read(Node node) {
            return new StateDelegatingStream(
                    node.required("name", TEXT),
                    node.required("full_refresh_stream", DeclarativeStream.SHAPE),
                    node.required("incremental_stream", DeclarativeStream.SHAPE),
                    node.optional("api_retention_period", TEXT),
                    node.parameters());
        }
    }
}
