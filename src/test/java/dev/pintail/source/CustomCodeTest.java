package dev.pintail.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.ManifestLoader;
import dev.pintail.protocol.AirbyteStream;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConfiguredCatalog.ConfiguredStream;
import dev.pintail.protocol.ConnectionStatus;
import dev.pintail.protocol.Message;
import dev.pintail.protocol.StreamState;
import dev.pintail.protocol.SyncMode;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Transport;
import dev.pintail.source.read.StopSignal;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.source.session.SystemClock;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A manifest that names Python classes: what does not need them runs. */
class CustomCodeTest {
    private static final String MANIFEST = """
            version: 6.0.0
            check: {type: CheckStream, stream_names: [%s]}
            spec: {type: Spec, connection_specification: {type: object}}
            definitions:
              schema: &schema {type: InlineSchemaLoader, schema: {type: object, properties: {}}}
              retriever: &retriever
                type: SimpleRetriever
                requester: {type: HttpRequester, url: https://api.example.com/items}
                record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            streams:
              - {type: DeclarativeStream, name: plain, schema_loader: *schema, retriever: *retriever}
              - type: DeclarativeStream
                name: transformed
                primary_key: id
                schema_loader: *schema
                retriever: *retriever
                transformations: [{type: CustomTransformation, class_name: source_x.components.Magic}]
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: updated
                  datetime_format: "%%Y-%%m-%%d"
                  start_datetime: "2026-01-01"
              - type: DeclarativeStream
                name: children
                schema_loader: {type: CustomSchemaLoader, class_name: source_x.components.Schemas}
                retriever:
                  <<: *retriever
                  partition_router:
                    type: SubstreamPartitionRouter
                    parent_stream_configs:
                      - type: ParentStreamConfig
                        parent_key: id
                        partition_field: id
                        stream:
                          type: DeclarativeStream
                          name: parents
                          schema_loader: *schema
                          retriever:
                            <<: *retriever
                            requester: {type: CustomRequester, class_name: source_x.components.Sender}
            """;

    private final List<String> requested = new ArrayList<>();
    private final List<Message> said = new ArrayList<>();

    @Test
    void anUnaffectedStreamIsReadAndAnAffectedOneFailsByName() {
        assertThatThrownBy(() -> read(source("plain"), List.of(), "plain", "transformed"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("transformed");

        assertThat(messages(Message.Records.class)).singleElement().satisfies(page -> {
            assertThat(page.stream()).isEqualTo("plain");
            assertThat(page.data()).containsExactly(Map.of("id", 1L));
        });
        assertThat(messages(Message.Failure.class)).singleElement().satisfies(failure -> {
            assertThat(failure.stream()).isEqualTo("transformed");
            assertThat(failure.internalMessage())
                    .isEqualTo("Stream transformed cannot be read: The manifest needs the Python class"
                            + " source_x.components.Magic as transformation.");
            assertThat(failure.cause()).isInstanceOfSatisfying(ManifestException.class, cause -> assertThat(cause.code())
                    .isEqualTo(ErrorCode.MANIFEST_UNSUPPORTED));
        });
        assertThat(messages(Message.StreamStatus.class))
                .filteredOn(status -> status.status() == Message.StreamStatus.Status.COMPLETE)
                .extracting(Message.StreamStatus::stream)
                .containsExactly("plain");
        assertThat(requested).as("requests").hasSize(1);
    }

    @Test
    void aStreamWhoseParentNeedsCodeFailsToo() {
        assertThatThrownBy(() -> read(source("plain"), List.of(), "children"))
                .hasMessageContaining("Stream children cannot be read: The manifest needs the Python class"
                        + " source_x.components.Sender as requester.");
        assertThat(requested).isEmpty();
    }

    @Test
    void itsStateStaysAsItWas() {
        StreamState before = new StreamState("transformed", Map.of("updated", "2026-02-02"));

        assertThatThrownBy(() -> read(source("plain"), List.of(before), "transformed"))
                .isInstanceOf(SourceException.class);

        assertThat(messages(Message.State.class))
                .isNotEmpty()
                .allSatisfy(state -> assertThat(state.state()).isEqualTo(Map.of("updated", "2026-02-02")));
    }

    @Test
    void allStreamsAreDescribedAsFarAsTheyAreKnown() {
        List<AirbyteStream> streams =
                source("plain").discover(Map.of(), said::add).streams();

        assertThat(streams).extracting(AirbyteStream::name).containsExactly("plain", "transformed", "children");
        assertThat(streams.get(1).supportedSyncModes()).contains(SyncMode.INCREMENTAL);
        assertThat(streams.get(1).defaultCursorField()).containsExactly("updated");
        assertThat(streams.get(2).jsonSchema()).containsEntry("additionalProperties", true);
        assertThat(requested).isEmpty();
    }

    @Test
    void aCheckFailsOnlyIfItTriesAnAffectedStream() {
        assertThat(source("plain").check(Map.of(), said::add).status())
                .isEqualTo(ConnectionStatus.Status.SUCCEEDED);

        ConnectionStatus failed = source("transformed").check(Map.of(), said::add);

        assertThat(failed.status()).isEqualTo(ConnectionStatus.Status.FAILED);
        assertThat(failed.message()).contains("transformed", "source_x.components.Magic");
    }

    private void read(DeclarativeSource source, List<StreamState> states, String... streams)
            throws InterruptedException {
        ConfiguredCatalog catalog = new ConfiguredCatalog(Stream.of(streams)
                .map(name -> new ConfiguredStream(name, Map.of(), SyncMode.FULL_REFRESH, List.of(), List.of()))
                .toList());
        source.read(Map.of(), catalog, states, said::add, StopSignal.NEVER);
    }

    private <M extends Message> List<M> messages(Class<M> type) {
        return said.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private DeclarativeSource source(String checked) {
        Transport transport = request -> {
            requested.add(request.url());
            return new Response(
                    request, 200, List.of(), new ByteArrayInputStream("[{\"id\": 1}]".getBytes(UTF_8)));
        };
        return new DeclarativeSource(
                ManifestLoader.load(MANIFEST.formatted(checked)),
                new SourceSurroundings(transport, new SystemClock(), new Random(1), SchemaFolder.NONE));
    }
}
