package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.sync.SyncResult.Status;
import dev.pintail.sync.SyncResult.StreamResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the secrets once more when the API refuses them: somebody may have rotated them since they were read. Only if they have
 * changed, the streams that were refused are read again; what was committed stays.
 */
final class AuthenticationRetry {
    private final Attempt attempt;

    AuthenticationRetry(Attempt attempt) {
        this.attempt = requireNonNull(attempt, "attempt is null");
    }

    /** One reading of streams; none means all. */
    @FunctionalInterface
    interface Attempt {
        SyncResult run(RunConfig config, List<String> streams);
    }

    SyncResult run(RunConfig config, List<String> streams) {
        SyncResult first;
        try {
            first = attempt.run(config, streams);
        } catch (SourceException e) {
            if (e.code() != ErrorCode.SOURCE_AUTH_FAILED) {
                throw e;
            }
            return attempt.run(config.afresh().orElseThrow(() -> e), streams);
        }
        List<String> refused = first.streams().stream()
                .filter(stream -> isRefused(stream.failure()))
                .map(StreamResult::name)
                .toList();
        if (refused.isEmpty()) {
            return first;
        }
        Optional<RunConfig> fresh = config.afresh();
        return fresh.isEmpty() ? first : merged(first, attempt.run(fresh.get(), refused));
    }

    /** What both attempts did, the second having read some of the streams again. */
    private static SyncResult merged(SyncResult first, SyncResult second) {
        Map<String, StreamResult> again = new HashMap<>();
        second.streams().forEach(stream -> again.put(stream.name(), stream));
        List<StreamResult> streams = first.streams().stream()
                .map(stream -> again.containsKey(stream.name()) ? merged(stream, again.get(stream.name())) : stream)
                .toList();
        return new SyncResult(
                first.runId(),
                first.connection(),
                status(streams, second),
                first.startedAt(),
                second.finishedAt(),
                streams,
                second.failure(),
                first.traffic().plus(second.traffic()),
                second.plan());
    }

    private static Status status(List<StreamResult> streams, SyncResult second) {
        if (second.status() == Status.CONTINUE) {
            return Status.CONTINUE;
        }
        long succeeded = streams.stream()
                .filter(stream -> stream.status() == Status.SUCCEEDED)
                .count();
        return succeeded == 0
                ? Status.FAILED
                : succeeded < streams.size() || second.failure().isPresent() ? Status.PARTIAL : Status.SUCCEEDED;
    }

    private static StreamResult merged(StreamResult first, StreamResult second) {
        return new StreamResult(
                first.name(),
                second.status(),
                first.rowsRead() + second.rowsRead(),
                first.rowsLoaded() + second.rowsLoaded(),
                second.state() == null ? first.state() : second.state(),
                second.failure());
    }

    private static boolean isRefused(Optional<SyncResult.Failure> failure) {
        return failure.filter(known -> known.code() == ErrorCode.SOURCE_AUTH_FAILED).isPresent();
    }
}
