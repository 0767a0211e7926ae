package dev.pintail.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ConfigException;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.ManifestLoader;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConfiguredCatalog.ConfiguredStream;
import dev.pintail.protocol.ConnectionStatus.Status;
import dev.pintail.protocol.Message;
import dev.pintail.protocol.StreamState;
import dev.pintail.protocol.SyncMode;
import dev.pintail.source.file.FolderFiles;
import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Transport;
import dev.pintail.source.read.ReadResult;
import dev.pintail.source.read.StopSignal;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.source.session.SystemClock;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeclarativeSourceTest {
    private static final String MANIFEST = """
            version: 6.0.0
            check: {type: CheckStream, stream_names: [days]}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: 4}
            spec:
              type: Spec
              connection_specification:
                type: object
                required: [key]
                properties: {key: {type: string, airbyte_secret: true}}
            streams:
              - type: DeclarativeStream
                name: days
                primary_key: day
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {}}}
                retriever: &retriever
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url: https://api.example.com/days
                    request_headers: {X-Key: "{{ config.key }}"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: day
                  datetime_format: "%Y-%m-%d"
                  start_datetime: "2026-01-01"
                  end_datetime: "2026-01-08"
                  step: P1D
                  cursor_granularity: P1D
                  start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: day}
              - type: DeclarativeStream
                name: broken
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {}}}
                retriever:
                  <<: *retriever
                  requester: {type: HttpRequester, url: "https://api.example.com/broken"}
            """;
    private static final Map<String, Object> CONFIG = Map.of("key", "k1");

    private final Set<String> requested = new ConcurrentSkipListSet<>();
    private final List<Message> said = new ArrayList<>();

    @Test
    void slicesAreReadAtTheSameTimeAndTheResultIsTheSame() throws Exception {
        CyclicBarrier four = new CyclicBarrier(4);
        AtomicInteger asked = new AtomicInteger();
        DeclarativeSource source = source(request -> {
            if (asked.incrementAndGet() <= 4) {
                meet(four);
            }
            return day(request);
        });

        assertThat(read(source, StopSignal.NEVER, "days")).isEqualTo(ReadResult.COMPLETE);
        assertThat(days())
                .containsExactly(
                        "2026-01-01",
                        "2026-01-02",
                        "2026-01-03",
                        "2026-01-04",
                        "2026-01-05",
                        "2026-01-06",
                        "2026-01-07");
        assertThat(lastState("days")).isEqualTo(Map.of("day", "2026-01-07"));
        assertThat(said.getLast()).isInstanceOf(Message.StreamStatus.class);
        assertThat(said.get(said.size() - 2)).isInstanceOf(Message.State.class);
    }

    @Test
    void nextReadingGoesOnFromTheState() throws Exception {
        DeclarativeSource source = source(DeclarativeSourceTest::day);

        source.read(
                CONFIG,
                catalog("days"),
                List.of(new StreamState("days", Map.of("day", "2026-01-06"))),
                said::add,
                StopSignal.NEVER);

        assertThat(days()).containsExactly("2026-01-06", "2026-01-07");
    }

    @Test
    void failingStreamDoesNotStopTheOthers() {
        DeclarativeSource source =
                source(request -> request.url().contains("broken") ? answer(request, 403, "{}") : day(request));

        assertThatThrownBy(() -> read(source, StopSignal.NEVER, "broken", "days"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("broken: ");
        assertThat(days()).hasSize(7);
        assertThat(said.stream()
                        .filter(Message.StreamStatus.class::isInstance)
                        .map(message -> ((Message.StreamStatus) message).stream()
                                + " "
                                + ((Message.StreamStatus) message).status()))
                .contains("broken INCOMPLETE", "days COMPLETE");
    }

    @Test
    void stoppedReadingSaysWhereToGoOn() throws Exception {
        DeclarativeSource source =
                new DeclarativeSource(ManifestLoader.load(MANIFEST), surroundings(DeclarativeSourceTest::day, 1));

        assertThat(read(source, () -> requested.size() >= 3, "days")).isEqualTo(ReadResult.STOPPED);
        assertThat(days()).containsExactly("2026-01-01", "2026-01-02", "2026-01-03");
        assertThat(lastState("days")).isEqualTo(Map.of("day", "2026-01-02"));
    }

    @Test
    void checkAsksForOnePageOnly() {
        DeclarativeSource source = source(DeclarativeSourceTest::day);

        assertThat(source.check(CONFIG, said::add).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(requested).hasSize(1);
    }

    @Test
    void checkOfAWrongConfigurationFailsWithoutItsSecrets() {
        DeclarativeSource source = source(DeclarativeSourceTest::day);

        var status = source.check(Map.of("key", 12345L), said::add);
        assertThat(status.status()).isEqualTo(Status.FAILED);
        assertThat(status.message()).startsWith("Config validation error: ").doesNotContain("12345");
        assertThatThrownBy(() -> source.discover(Map.of(), said::add)).isInstanceOf(ConfigException.class);
        assertThat(requested).isEmpty();
    }

    private ReadResult read(DeclarativeSource source, StopSignal stop, String... streams) throws InterruptedException {
        return source.read(CONFIG, catalog(streams), List.of(), said::add, stop);
    }

    private DeclarativeSource source(Transport transport) {
        return new DeclarativeSource(ManifestLoader.load(MANIFEST), surroundings(transport, 100));
    }

    private SourceSurroundings surroundings(Transport transport, int maxConcurrency) {
        Transport noting = request -> {
            requested.add(request.url());
            return transport.send(request);
        };
        return new SourceSurroundings(
                noting,
                new SystemClock(),
                new Random(1),
                SchemaFolder.NONE,
                new FolderFiles(Path.of("")),
                maxConcurrency);
    }

    private Set<String> days() {
        Set<String> days = new TreeSet<>();
        for (Message message : said) {
            if (message instanceof Message.Records records) {
                records.data().forEach(record -> days.add((String) record.get("day")));
            }
        }
        return days;
    }

    private Map<String, Object> lastState(String stream) {
        Map<String, Map<String, Object>> states = new LinkedHashMap<>();
        for (Message message : said) {
            if (message instanceof Message.State state) {
                states.put(state.stream(), state.state());
            }
        }
        return states.get(stream);
    }

    private static ConfiguredCatalog catalog(String... streams) {
        return new ConfiguredCatalog(List.of(streams).stream()
                .map(name -> new ConfiguredStream(name, Map.of(), SyncMode.INCREMENTAL, List.of(), List.of()))
                .toList());
    }

    private static Response day(Request request) {
        return answer(request, 200, "{\"day\": \"%s\"}".formatted(request.url().split("=", -1)[1]));
    }

    private static Response answer(Request request, int status, String body) {
        return new Response(
                request,
                status,
                List.of(new Header("Content-Type", "application/json")),
                new ByteArrayInputStream(body.getBytes(UTF_8)));
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the others did not come", e);
        }
    }
}
