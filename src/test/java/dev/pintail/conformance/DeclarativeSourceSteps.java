package dev.pintail.conformance;

import dev.pintail.conformance.ConnectorCase.Step;
import dev.pintail.error.FailureType;
import dev.pintail.error.PintailException;
import dev.pintail.manifest.Manifest;
import dev.pintail.manifest.ManifestLoader;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConnectionStatus;
import dev.pintail.protocol.StreamState;
import dev.pintail.source.DeclarativeSource;
import dev.pintail.source.PreparedSource;
import dev.pintail.source.SourceSurroundings;
import dev.pintail.source.file.FolderFiles;
import dev.pintail.source.http.Transport;
import dev.pintail.source.read.ReadTerms;
import dev.pintail.source.read.StopSignal;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.source.session.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs steps with {@link DeclarativeSource}, one slice at a time: the recordings were made with one worker too, and waits of
 * parallel slices would add up differently on a clock that they share. {@code -Dconformance.concurrency=2} reads as many slices
 * at a time as the manifests say, which is 2 for most. {@code -Dconformance.prepared=true} reads what has been discovered before, as
 * a sync does; then a case differs whose other streams cannot be built or described.
 */
final class DeclarativeSourceSteps implements StepRunner {
    private static final boolean PREPARED = Boolean.getBoolean("conformance.prepared");
    private static final int CONCURRENCY = Integer.getInteger("conformance.concurrency", 1);

    @Override
    public Outcome run(ConnectorCase connector, Step step, Transport transport, Clock clock) {
        Outcome outcome = new Outcome();
        try {
            run(connector, step, transport, clock, outcome);
        } catch (PintailException e) {
            outcome.error = e.failureType();
            outcome.errorMessage = e.toString();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            outcome.error = FailureType.SYSTEM_ERROR;
            outcome.errorMessage = Divergence.crash(e).actual();
        }
        return outcome;
    }

    private static void run(ConnectorCase connector, Step step, Transport transport, Clock clock, Outcome outcome)
            throws InterruptedException {
        DeclarativeSource source = new DeclarativeSource(
                manifest(connector),
                new SourceSurroundings(
                        transport,
                        clock,
                        new UpperBound(),
                        new SchemaFolder(connector.file().toAbsolutePath().getParent()),
                        new FolderFiles(Path.of("target", "conformance", "files")),
                        CONCURRENCY));
        switch (step.command()) {
            case "spec" -> outcome.answer = source.spec().toJson();
            case "discover" ->
                outcome.answer = source.discover(step.config(), outcome).toJson();
            case "check" -> {
                ConnectionStatus status = source.check(step.config(), outcome);
                outcome.status = status.status().name();
                outcome.errorMessage = status.message();
            }
            case "read" -> read(source, step, outcome);
            default -> throw new IllegalArgumentException("no such command: " + step.command());
        }
    }

    private static void read(DeclarativeSource source, Step step, Outcome outcome) throws InterruptedException {
        ConfiguredCatalog catalog = ConfiguredCatalog.fromJson(step.catalog());
        List<StreamState> states = StreamState.listFromJson(step.state());
        if (!PREPARED) {
            source.read(step.config(), catalog, states, outcome, StopSignal.NEVER);
            return;
        }
        try (PreparedSource prepared = source.prepare(step.config(), message -> {})) {
            prepared.read(catalog, states, outcome, ReadTerms.TO_THE_END);
        }
    }

    static Manifest manifest(ConnectorCase connector) {
        if (!(connector.manifest() instanceof String name)) {
            return ManifestLoader.load(ConnectorCase.object(connector.manifest()));
        }
        Path file = connector.file().resolveSibling(name);
        try {
            return ManifestLoader.load(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
