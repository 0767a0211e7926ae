package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.manifest.Manifest;
import dev.pintail.protocol.Catalog;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConnectionStatus;
import dev.pintail.protocol.ConnectorSpecification;
import dev.pintail.protocol.Message;
import dev.pintail.protocol.MessageSink;
import dev.pintail.protocol.SecretValues;
import dev.pintail.protocol.StreamState;
import dev.pintail.secret.Masker;
import dev.pintail.source.DeclarativeSource;
import dev.pintail.source.SourceSurroundings;
import dev.pintail.source.http.Transport;
import dev.pintail.source.read.StopSignal;
import dev.pintail.source.schema.SchemaFolder;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A source without a warehouse: a platform gives it a configuration and takes what it says (the verbs of the Airbyte protocol).
 *
 * <p>It learns the secrets of every configuration that it is given or makes, and keeps them out of texts on request. Thread-safe;
 * {@link #close()} gives back the connections.
 */
public final class StandaloneSource implements AutoCloseable {
    private final Manifest manifest;
    private final Transport network;
    private final DeclarativeSource source;
    private final Masker masker = new Masker();

    /**
     * @param schemas the files beside the manifest
     * @param allowHosts hosts that may be reached although they are local or private
     */
    public StandaloneSource(Engine engine, Manifest manifest, SchemaFolder schemas, Set<String> allowHosts) {
        this.manifest = requireNonNull(manifest, "manifest is null");
        this.network = engine.network().apply(allowHosts);
        this.source = new DeclarativeSource(
                manifest,
                new SourceSurroundings(network, engine.clock(), engine.random(), schemas)
                        .storing(engine.files())
                        .telling(masker::addPassing));
    }

    /** See {@link DeclarativeSource#spec}. */
    public ConnectorSpecification spec() {
        return source.spec();
    }

    /** See {@link DeclarativeSource#check}. */
    public ConnectionStatus check(Map<String, Object> config, MessageSink sink) {
        learn(config);
        return source.check(config, learning(sink));
    }

    /** See {@link DeclarativeSource#discover}. */
    public Catalog discover(Map<String, Object> config, MessageSink sink) {
        learn(config);
        return source.discover(config, learning(sink));
    }

    /** Reads to the end; see {@link DeclarativeSource#read}. */
    public void read(Map<String, Object> config, ConfiguredCatalog catalog, List<StreamState> states, MessageSink sink)
            throws InterruptedException {
        read(config, catalog, states, sink, StopSignal.NEVER);
    }

    /** Reads to the end or until the signal comes; see {@link DeclarativeSource#read}. */
    public void read(
            Map<String, Object> config,
            ConfiguredCatalog catalog,
            List<StreamState> states,
            MessageSink sink,
            StopSignal stop)
            throws InterruptedException {
        learn(config);
        source.read(config, catalog, states, learning(sink), stop);
    }

    /** The text without the secrets of the configurations so far. */
    public String mask(String text) {
        return masker.mask(text);
    }

    private MessageSink learning(MessageSink sink) {
        return message -> {
            if (message instanceof Message.ConfigUpdate update) {
                learn(update.config());
            }
            sink.accept(message);
        };
    }

    private void learn(Map<String, Object> config) {
        manifest.spec()
                .ifPresent(spec ->
                        SecretValues.of(spec.connectionSpecification(), config).forEach(masker::add));
        RotatedPaths.of(manifest)
                .refreshTokens()
                .forEach(path -> ConfigPaths.text(config, path).ifPresent(masker::add));
    }

    @Override
    public void close() {
        network.close();
    }
}
