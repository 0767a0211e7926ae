package dev.pintail.source;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.ManifestException;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.Manifest;
import dev.pintail.manifest.component.ConnectionCheck;
import dev.pintail.manifest.component.ConnectionCheck.CheckDynamicStream;
import dev.pintail.manifest.component.ConnectionCheck.CheckStream;
import dev.pintail.protocol.Catalog;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConnectionStatus;
import dev.pintail.protocol.ConnectionStatus.Status;
import dev.pintail.protocol.ConnectorSpecification;
import dev.pintail.protocol.Message;
import dev.pintail.protocol.MessageSink;
import dev.pintail.protocol.StreamState;
import dev.pintail.source.check.ConnectionChecker;
import dev.pintail.source.config.CheckOverrides;
import dev.pintail.source.config.ConcurrencyLevels;
import dev.pintail.source.config.ConfigRules;
import dev.pintail.source.config.Specifications;
import dev.pintail.source.read.ConcurrentReader;
import dev.pintail.source.read.ReadResult;
import dev.pintail.source.read.ReadTerms;
import dev.pintail.source.read.StopSignal;
import dev.pintail.source.stream.ManifestStreams;
import dev.pintail.source.stream.SourceStream;
import dev.pintail.template.Scope;
import dev.pintail.template.python.Repr;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A connector that is described by a manifest: spec, check, discover and read (cdk-semantics 7).
 *
 * <p>Every command stands for itself, as a process of the reference does: no token, answer or cookie outlives it. What a command says
 * besides its answer goes to the sink, which is called by one thread at a time. Immutable; commands may run at the same time.
 */
public final class DeclarativeSource {
    private final Manifest manifest;
    private final SourceSurroundings surroundings;
    private final ConfigRules rules;

    /**
     * @throws ManifestException if the rules for configurations cannot be built
     */
    public DeclarativeSource(Manifest manifest, SourceSurroundings surroundings) {
        this.manifest = requireNonNull(manifest, "manifest is null");
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
        this.rules = ConfigRules.of(manifest.spec());
    }

    /**
     * What a configuration consists of.
     *
     * @throws ManifestException if the manifest does not say so, or cannot be used at all
     */
    public ConnectorSpecification spec() {
        concurrencyLevel(Map.of());
        return requiredSpec();
    }

    /**
     * Tries a configuration.
     *
     * @throws dev.pintail.error.PintailException if it is not the configuration's fault that nothing can be tried
     */
    public ConnectionStatus check(Map<String, Object> config, MessageSink sink) {
        Map<String, Object> prepared = normalize(config, sink);
        Optional<String> invalid = rules.problem(prepared);
        if (invalid.isPresent()) {
            return new ConnectionStatus(Status.FAILED, "Config validation error: " + invalid.get());
        }
        try {
            return problem(prepared, sink)
                    .map(problem -> new ConnectionStatus(Status.FAILED, Repr.of(problem)))
                    .orElseGet(() -> new ConnectionStatus(Status.SUCCEEDED, null));
        } catch (SourceException | ConfigException e) {
            if (e.failureType() == FailureType.CONFIG_ERROR) {
                return new ConnectionStatus(Status.FAILED, e.getMessage());
            }
            throw e;
        }
    }

    /**
     * The streams that there are for a configuration.
     *
     * @throws dev.pintail.error.PintailException if a single one cannot be built or has no schema
     */
    public Catalog discover(Map<String, Object> config, MessageSink sink) {
        Map<String, Object> prepared = normalize(config, sink);
        requireValid(prepared);
        try (SourceCommand command = new SourceCommand(manifest, surroundings, prepared, sink)) {
            return new Catalog(command.streams(() -> rules.validate(prepared)).all().stream()
                    .map(SourceStream::catalogEntry)
                    .toList());
        }
    }

    /**
     * Reads the configured streams. A configured stream that the manifest does not have is INCOMPLETE and no failure; one that is
     * configured twice is read twice.
     *
     * @param states how far streams were read before; of two for one stream the last counts
     * @param stop asked before each page
     * @throws dev.pintail.error.PintailException after all streams have ended, if one failed; at once, if nothing can be read
     * @throws InterruptedException if the calling thread was interrupted; all reading has ended by then
     */
    public ReadResult read(
            Map<String, Object> config,
            ConfiguredCatalog catalog,
            List<StreamState> states,
            MessageSink sink,
            StopSignal stop)
            throws InterruptedException {
        return read(config, catalog, states, sink, ReadTerms.until(stop));
    }

    /** As the other one, on more terms. */
    public ReadResult read(
            Map<String, Object> config,
            ConfiguredCatalog catalog,
            List<StreamState> states,
            MessageSink sink,
            ReadTerms terms)
            throws InterruptedException {
        Map<String, Object> prepared = normalize(config, sink);
        requireValid(prepared);
        int level = Math.min(concurrencyLevel(prepared), surroundings.maxConcurrency());
        try (SourceCommand command = new SourceCommand(manifest, surroundings, prepared, sink)) {
            List<SourceStream> selected = new StreamSelection(command.messages(), surroundings.clock())
                    .of(
                            catalog,
                            () -> command.streams(() -> rules.validate(prepared), catalog, states, terms)
                                    .all());
            return new ConcurrentReader(level, command.messages(), surroundings.clock(), terms).read(selected);
        }
    }

    /**
     * Discover and read in one: {@link #discover}, and afterwards {@link #read} without building all streams again. The caller closes
     * what it gets.
     *
     * @throws dev.pintail.error.PintailException as {@link #discover}
     */
    public PreparedSource prepare(Map<String, Object> config, MessageSink sink) {
        SwitchedSink said = new SwitchedSink(sink);
        Map<String, Object> normalized = normalize(config, said);
        requireValid(normalized);
        SourceCommand command = new SourceCommand(manifest, surroundings, normalized, said);
        try {
            ManifestStreams streams = command.streams(() -> rules.validate(normalized));
            Catalog catalog = new Catalog(
                    streams.all().stream().map(SourceStream::catalogEntry).toList());
            int level = Math.min(concurrencyLevel(normalized), surroundings.maxConcurrency());
            return new PreparedSource(command, streams, catalog, said, surroundings.clock(), level);
        } catch (RuntimeException e) {
            command.close();
            throw e;
        }
    }

    /** The configuration as streams see it; says so if a migration changed it for good. */
    private Map<String, Object> normalize(Map<String, Object> config, MessageSink sink) {
        requiredSpec();
        Map<String, Object> prepared = rules.prepare(
                config,
                surroundings.clock(),
                migrated -> sink.accept(
                        new Message.ConfigUpdate(migrated, surroundings.clock().instant())));
        concurrencyLevel(prepared);
        return prepared;
    }

    private ConnectorSpecification requiredSpec() {
        return manifest.spec()
                .map(Specifications::of)
                .orElseThrow(() -> new ManifestException(ErrorCode.MANIFEST_INVALID, "the manifest has no spec", ""));
    }

    private void requireValid(Map<String, Object> config) {
        rules.problem(config).ifPresent(problem -> {
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID,
                    "Config validation error: " + problem,
                    "Correct the connector's configuration; \"pintail init\" writes one with everything that is required.");
        });
    }

    private Optional<String> problem(Map<String, Object> config, MessageSink sink) {
        ConnectionCheck check = manifest.source().check();
        Map<String, Object> overrides = switch (check) {
            case CheckStream named -> named.configOverrides();
            case CheckDynamicStream dynamic -> dynamic.configOverrides();
        };
        Map<String, Object> checked = CheckOverrides.apply(overrides, config, manifest.raw());
        try (SourceCommand command = new SourceCommand(manifest, surroundings, checked, sink)) {
            ConnectionChecker checker = new ConnectionChecker(command.streams(() -> rules.validate(config)), checked);
            return switch (check) {
                case CheckStream named -> checker.problem(named);
                case CheckDynamicStream dynamic -> checker.problem(dynamic);
            };
        }
    }

    private int concurrencyLevel(Map<String, Object> config) {
        return ConcurrencyLevels.of(manifest.source().concurrencyLevel(), Scope.of(config, surroundings.clock()));
    }
}
