package dev.pintail.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.conformance.ConnectorCase.Step;
import dev.pintail.manifest.ManifestLoader;
import dev.pintail.protocol.AirbyteStream;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConnectionStatus;
import dev.pintail.protocol.MessageSink;
import dev.pintail.protocol.StreamState;
import dev.pintail.source.DeclarativeSource;
import dev.pintail.source.SourceSurroundings;
import dev.pintail.source.http.transport.OutboundGuard;
import dev.pintail.source.http.transport.PooledTransport;
import dev.pintail.source.http.transport.ProxySettings;
import dev.pintail.source.http.transport.TlsSettings;
import dev.pintail.source.read.StopSignal;
import dev.pintail.source.schema.SchemaFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Airbyte's own Stripe connector, unchanged, does what the reference did with it: same requests, records and states.
 *
 * <p>The recordings are of the reference of that connector's time, 6.61.6, which wrote the parents' progress as a number; 7.39.1 writes
 * a text (recorded in {@code micro/cursors/substream-parent-epoch-state}), and so do we.
 *
 * <p>Its licence keeps it out of this repository. Get it as a user would, from the package registry, and unpack its folder {@code
 * source_stripe} to {@code target/connectors}, or say where it is with {@code -Dstripe.connector=FOLDER}:
 *
 * <pre>
 * pip download --no-deps airbyte-source-stripe==5.14.1
 * unzip airbyte_source_stripe-5.14.1-*.whl 'source_stripe/*' -d target/connectors
 * </pre>
 */
class StripeConnectorTest {
    static final Path CONNECTOR = Path.of(System.getProperty("stripe.connector", "target/connectors/source_stripe"));
    private static final Path EMULATOR = Path.of("../shared/services/stripe_api.py");
    static final StripeRecording RECORDING =
            new StripeRecording(Path.of("../shared/services/data/source-stripe-5.14.1"));
    private static final Instant FIRST = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant CHANGES = Instant.parse("2026-11-23T02:00:00Z");

    @BeforeEach
    void everythingIsThere() {
        requireEverything();
    }

    /** Skips the test, with a notice, if the connector or what stands for Stripe is absent. */
    static void requireEverything() {
        assumeTrue(Files.exists(EMULATOR), "NOTICE: the copy of Stripe is not beside the project.");
        assumeTrue(Files.isDirectory(RECORDING.folder()), "NOTICE: the recordings are not beside the project.");
        assumeTrue(
                Files.exists(CONNECTOR.resolve("manifest.yaml")),
                "NOTICE: Airbyte's Stripe connector is not in " + CONNECTOR + ".");
    }

    @ParameterizedTest
    @CsvSource({"1, 2026-11-23T00:00:00Z", "2, 2026-11-23T01:00:00Z", "3, 2026-11-23T03:00:00Z"})
    void aReadSendsAndSaysWhatTheReferenceDid(int run, Instant now) throws Exception {
        Step step = RECORDING.step(run, now);
        Outcome outcome = new Outcome();
        FrozenClock clock = new FrozenClock(now);
        try (StripeEmulator stripe = stripe(run, now);
                RequestLog log = new RequestLog(transport(), stripe.url())) {
            source(log, clock)
                    .read(
                            step.config(),
                            ConfiguredCatalog.fromJson(step.catalog()),
                            StreamState.listFromJson(step.state()),
                            outcome,
                            StopSignal.NEVER);

            assertThat(log.lines()).isEqualTo(RECORDING.requests(run));
        }
        outcome.waits = clock.waits();
        assertThat(outcome.records).as("records were read").isNotEmpty();
        assertThat(OutcomeComparison.divergence(step, outcome)).isEmpty();
    }

    @Test
    void itsStreamsAreTheReferences() throws Exception {
        List<AirbyteStream> discovered;
        try (RequestLog log = new RequestLog(transport(), "unused")) {
            discovered = source(log, new FrozenClock(FIRST))
                    .discover(RECORDING.step(1, FIRST).config(), message -> {})
                    .streams();
        }

        assertThat(discovered).hasSameSizeAs(RECORDING.discovered());
        for (int i = 0; i < discovered.size(); i++) {
            Map<String, Object> expected =
                    new LinkedHashMap<>(RECORDING.discovered().get(i));
            expected.values().removeIf(Objects::isNull);
            assertThat(discovered.get(i).toJson()).containsAllEntriesOf(expected);
        }
        discovered.stream()
                .filter(stream -> Files.exists(schema(stream)))
                .forEach(stream -> assertThat(CanonicalJson.text(stream.jsonSchema()))
                        .as(stream.name())
                        .isEqualTo(CanonicalJson.text(StripeRecording.json(schema(stream)))));
    }

    @Test
    void aCheckReadsOnePageOfAccounts() throws Exception {
        try (StripeEmulator stripe = new StripeEmulator(EMULATOR, FIRST);
                RequestLog log = new RequestLog(transport(), stripe.url())) {
            MessageSink unheard = message -> {};

            ConnectionStatus status = source(log, new FrozenClock(FIRST))
                    .check(RECORDING.step(1, FIRST).config(), unheard);

            assertThat(status.status()).isEqualTo(ConnectionStatus.Status.SUCCEEDED);
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("GET https://api.stripe.com/v1/accounts?limit=100");
        }
    }

    private static Path schema(AirbyteStream stream) {
        return EMULATOR.resolveSibling("stripe-schemas").resolve(stream.name() + ".json");
    }

    /** Stripe as it was before a run: there were changes between the second and the third. */
    static StripeEmulator stripe(int run, Instant now) throws IOException {
        if (run < 3) {
            return new StripeEmulator(EMULATOR, now);
        }
        StripeEmulator stripe = new StripeEmulator(EMULATOR, CHANGES);
        for (String change : Files.readAllLines(RECORDING.folder().resolve("changes-before-run3.jsonl"))) {
            stripe.change(change);
        }
        stripe.setClock(now);
        return stripe;
    }

    private static PooledTransport transport() {
        return new PooledTransport(
                new OutboundGuard(Set.of("127.0.0.1")), ProxySettings.NONE, TlsSettings.fromEnvironment(Map.of()));
    }

    private static DeclarativeSource source(RequestLog log, FrozenClock clock) throws IOException {
        return new DeclarativeSource(
                ManifestLoader.load(Files.readAllBytes(CONNECTOR.resolve("manifest.yaml"))),
                new SourceSurroundings(log, clock, new UpperBound(), new SchemaFolder(CONNECTOR)));
    }
}
