package dev.pintail.function;

import dev.pintail.sync.Progress;
import dev.pintail.sync.SyncResult.StreamResult;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Writes down how a run gets on, and counts its commits. Thread-safe. */
final class RunLog implements Progress {
    private volatile JsonLog log;
    private volatile Optional<String> runId = Optional.empty();
    private final AtomicLong commits = new AtomicLong();
    private final Set<String> limited = ConcurrentHashMap.newKeySet();

    private JsonLog first;

    RunLog(JsonLog log) {
        this.log = log;
        this.first = log;
    }

    /** What the first line says of the request. */
    void asked(TriggeredRequest asked) {
        first = log.with("mode", asked.request().mode().name())
                .with("streams", asked.request().streams())
                .with("continues", asked.runId().orElse(null));
    }

    /** For lines about the run that its progress does not tell. */
    JsonLog lines() {
        return log;
    }

    /** The run's id, once it has begun. */
    Optional<String> runId() {
        return runId;
    }

    /** All further lines say which run they are of. */
    @Override
    public void begun(String id) {
        runId = Optional.of(id);
        log = log.with("runId", id);
        first.with("runId", id).info("run started");
    }

    /** Transactions so far. */
    long commits() {
        return commits.get();
    }

    @Override
    public void started(String stream) {
        log.with("stream", stream).info("stream started");
    }

    /** Once for each stream: an API that limits the rate does so again and again. */
    @Override
    public void rateLimited(String stream) {
        if (limited.add(stream)) {
            log.with("stream", stream).info("the API limits the rate");
        }
    }

    @Override
    public void committed(String stream, long rows) {
        commits.incrementAndGet();
        log.with("stream", stream).with("rows", rows).info("committed");
    }

    @Override
    public void finished(StreamResult result) {
        JsonLog line = log.with("stream", result.name())
                .with("status", result.status().name())
                .with("rowsRead", result.rowsRead())
                .with("rowsLoaded", result.rowsLoaded());
        result.failure()
                .ifPresentOrElse(
                        failure -> line.with("code", failure.code().name()).error(failure.message()),
                        () -> line.info("stream finished"));
    }

    @Override
    public void log(String line) {
        log.warn(line);
    }
}
