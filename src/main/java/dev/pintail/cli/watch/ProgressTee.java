package dev.pintail.cli.watch;

import dev.pintail.sync.Progress;
import dev.pintail.sync.SyncResult;
import java.util.List;
import java.util.Map;

/** Tells several at once. */
public record ProgressTee(List<Progress> hearers) implements Progress {
    public ProgressTee {
        hearers = List.copyOf(hearers);
    }

    @Override
    public void begun(String runId) {
        hearers.forEach(hearer -> hearer.begun(runId));
    }

    @Override
    public void started(String stream) {
        hearers.forEach(hearer -> hearer.started(stream));
    }

    @Override
    public void read(String stream, long rows) {
        hearers.forEach(hearer -> hearer.read(stream, rows));
    }

    @Override
    public void reached(String stream, Map<String, Object> state) {
        hearers.forEach(hearer -> hearer.reached(stream, state));
    }

    @Override
    public void rateLimited(String stream) {
        hearers.forEach(hearer -> hearer.rateLimited(stream));
    }

    @Override
    public void committed(String stream, long rows) {
        hearers.forEach(hearer -> hearer.committed(stream, rows));
    }

    @Override
    public void finished(SyncResult.StreamResult result) {
        hearers.forEach(hearer -> hearer.finished(result));
    }

    @Override
    public void log(String line) {
        hearers.forEach(hearer -> hearer.log(line));
    }
}
