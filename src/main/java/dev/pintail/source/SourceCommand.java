package dev.pintail.source;

import dev.pintail.manifest.Manifest;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.MessageSink;
import dev.pintail.protocol.StreamState;
import dev.pintail.source.async.JobSlots;
import dev.pintail.source.dynamic.TemplateStreams;
import dev.pintail.source.http.cache.ResponseCaches;
import dev.pintail.source.read.ReadTerms;
import dev.pintail.source.read.SerialSink;
import dev.pintail.source.requester.RequesterFactory;
import dev.pintail.source.session.Session;
import dev.pintail.source.stream.ManifestStreams;
import dev.pintail.source.stream.StreamAssembly;
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What all streams of one command share: session, call budget, cached answers. Not thread-safe. */
final class SourceCommand implements AutoCloseable {
    private static final String USER_AGENT = "pintail";

    private final Manifest manifest;
    private final SourceSurroundings surroundings;
    private final Session session;
    private final ResponseCaches caches = new ResponseCaches();
    private final RequesterFactory requesters;
    private final JobSlots jobSlots;

    /**
     * @param config as streams see it
     */
    SourceCommand(Manifest manifest, SourceSurroundings surroundings, Map<String, Object> config, MessageSink sink) {
        this.manifest = manifest;
        this.surroundings = surroundings;
        this.session = new Session(config, surroundings.clock(), surroundings.random(), new SerialSink(sink), surroundings.secrets());
        this.requesters = new RequesterFactory(
                session, surroundings.transport(), manifest.source().apiBudget(), caches, USER_AGENT);
        this.jobSlots = new JobSlots(jobLimit(manifest.source().maxConcurrentAsyncJobCount()));
    }

    /** Where everybody speaks, one at a time. */
    MessageSink messages() {
        return session.messages();
    }

    /** The manifest's streams when nothing is to be read. */
    ManifestStreams streams(Runnable validation) {
        return streams(validation, ConfiguredCatalog.NONE, List.of(), ReadTerms.TO_THE_END);
    }

    /**
     * The manifest's streams.
     *
     * @param validation is asked whether streams may be built at all, and throws if not
     */
    ManifestStreams streams(
            Runnable validation, ConfiguredCatalog catalog, List<StreamState> states, ReadTerms terms) {
        Scope scope = Scope.of(session.config(), session.clock());
        StreamAssembly assembly = new StreamAssembly(
                session,
                requesters::create,
                jobSlots,
                surroundings.schemas(),
                surroundings.files(),
                catalog,
                states,
                terms.bookmarks(),
                terms.bounds());
        return new ManifestStreams(
                manifest.source(),
                conditional -> InterpolatedBoolean.of(conditional.condition(), Map.of())
                        .eval(scope),
                new TemplateStreams(scope, assembly::records),
                assembly,
                validation);
    }

    /** The reference evaluates a template without a configuration, and takes 1 for what is no number. */
    private long jobLimit(Object definition) {
        Object limit = definition instanceof String template
                ? new InterpolatedString(template, Map.of()).eval(Scope.of(Map.of(), session.clock()))
                : definition;
        return limit instanceof Long number ? number : 1;
    }

    @Override
    public void close() {
        try {
            caches.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
