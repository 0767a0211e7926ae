package dev.pintail.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ConfigException;
import dev.pintail.manifest.ManifestLoader;
import dev.pintail.protocol.AirbyteStream;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConfiguredCatalog.ConfiguredStream;
import dev.pintail.protocol.Message;
import dev.pintail.protocol.StreamState;
import dev.pintail.protocol.SyncMode;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Transport;
import dev.pintail.source.read.ReadResult;
import dev.pintail.source.read.ReadTerms;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.source.session.SystemClock;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That it reads as the reference does is shown by all recordings, run with {@code -Dconformance.prepared=true}. */
class PreparedSourceTest {
    private static final String MANIFEST = """
            version: 6.0.0
            check: {type: CheckStream, stream_names: [days]}
            spec:
              type: Spec
              connection_specification: {type: object, required: [key]}
              config_normalization_rules:
                type: ConfigNormalizationRules
                config_migrations:
                  - type: ConfigMigration
                    transformations:
                      - {type: ConfigAddFields, fields: [{type: AddedFieldDefinition, path: [new], value: "yes"}]}
            definitions:
              retriever: &retriever
                type: SimpleRetriever
                requester: {type: HttpRequester, url: https://api.example.com/days}
                record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [data]}}
            streams:
              - type: DeclarativeStream
                name: days
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                retriever: *retriever
                incremental_sync: &cursor
                  type: DatetimeBasedCursor
                  cursor_field: day
                  datetime_format: "%Y-%m-%d"
                  start_datetime: "2026-01-01"
                  start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
              - type: DeclarativeStream
                name: other
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                retriever: *retriever
                incremental_sync: *cursor
            dynamic_streams:
              - type: DynamicDeclarativeStream
                stream_template:
                  type: DeclarativeStream
                  name: placeholder
                  schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                  retriever: *retriever
                components_resolver:
                  type: HttpComponentsResolver
                  retriever:
                    <<: *retriever
                    requester: {type: HttpRequester, url: https://api.example.com/tables}
                  components_mapping:
                    - {type: ComponentMappingDefinition, field_path: [name], value: "{{ components_values.name }}"}
            """;

    private final List<String> requested = new ArrayList<>();
    private final List<Message> said = new ArrayList<>();

    @Test
    void theApiIsAskedOnceWhichStreamsThereAre() throws InterruptedException {
        try (PreparedSource prepared = source().prepare(Map.of("key", "k"), message -> {})) {
            assertThat(prepared.catalog().streams())
                    .extracting(AirbyteStream::name)
                    .containsExactly("days", "other", "t1");

            assertThat(prepared.read(catalog("t1"), List.of(), said::add, ReadTerms.TO_THE_END))
                    .isEqualTo(ReadResult.COMPLETE);
        }

        assertThat(requested).containsExactly("https://api.example.com/tables", "https://api.example.com/days");
    }

    @Test
    void aStreamGoesOnFromItsState() throws InterruptedException {
        StreamState state = new StreamState("days", Map.of("day", "2026-02-02"));
        try (PreparedSource prepared = source().prepare(Map.of("key", "k"), message -> {})) {
            prepared.read(catalog("days"), List.of(state), said::add, ReadTerms.TO_THE_END);
        }

        assertThat(requested).contains("https://api.example.com/days?since=2026-02-02");
    }

    @Test
    void aStreamThatIsNotReadIsNotBuiltAgain() throws InterruptedException {
        StreamState damaged = new StreamState("other", Map.of("day", "no date"));
        try (PreparedSource prepared = source().prepare(Map.of("key", "k"), message -> {})) {
            assertThat(prepared.read(catalog("days"), List.of(damaged), said::add, ReadTerms.TO_THE_END))
                    .isEqualTo(ReadResult.COMPLETE);
        }
    }

    @Test
    void bothHearOfAChangedConfiguration() throws InterruptedException {
        List<Message> whilePreparing = new ArrayList<>();
        try (PreparedSource prepared = source().prepare(Map.of("key", "k"), whilePreparing::add)) {
            prepared.read(catalog("days"), List.of(), said::add, ReadTerms.TO_THE_END);
        }

        assertThat(whilePreparing)
                .singleElement()
                .isInstanceOfSatisfying(
                        Message.ConfigUpdate.class,
                        update -> assertThat(update.config()).containsEntry("new", "yes"));
        assertThat(said.getFirst()).isInstanceOf(Message.ConfigUpdate.class);
    }

    @Test
    void anInvalidConfigurationIsRefusedAtOnce() {
        assertThatThrownBy(() -> source().prepare(Map.of(), message -> {})).isInstanceOf(ConfigException.class);
    }

    private static ConfiguredCatalog catalog(String... streams) {
        return new ConfiguredCatalog(Stream.of(streams)
                .map(name -> new ConfiguredStream(name, Map.of(), SyncMode.INCREMENTAL, List.of(), List.of()))
                .toList());
    }

    private DeclarativeSource source() {
        Transport transport = request -> {
            requested.add(request.url());
            String body = request.url().endsWith("/tables") ? "{\"data\": [{\"name\": \"t1\"}]}" : "{\"data\": []}";
            return new Response(request, 200, List.of(), new ByteArrayInputStream(body.getBytes(UTF_8)));
        };
        return new DeclarativeSource(
                ManifestLoader.load(MANIFEST),
                new SourceSurroundings(transport, new SystemClock(), new Random(1), SchemaFolder.NONE));
    }
}
