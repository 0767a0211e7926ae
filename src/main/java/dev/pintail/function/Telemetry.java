package dev.pintail.function;

import static java.util.Objects.requireNonNull;

import dev.pintail.sync.SyncResult;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the operator hears: log lines, and in Lambda metrics.
 *
 * @param metrics empty outside Lambda, where nobody would make metrics of the line
 */
record Telemetry(JsonLog log, Optional<Metrics> metrics) {
    /** Set by Lambda. */
    private static final String FUNCTION_NAME = "AWS_LAMBDA_FUNCTION_NAME";

    Telemetry {
        requireNonNull(log, "log is null");
        requireNonNull(metrics, "metrics is null");
    }

    /** Lambda's: logs to standard error, metrics to standard output; both end in the function's log group. */
    static Telemetry of(Map<String, String> environment, Supplier<Instant> now) {
        return new Telemetry(
                new JsonLog(System.err, now),
                Optional.ofNullable(environment.get(FUNCTION_NAME)).map(name -> new Metrics(System.out, name)));
    }

    /** Nobody hears anything. */
    static Telemetry silent() {
        return new Telemetry(
                new JsonLog(new PrintStream(PrintStream.nullOutputStream()), () -> Instant.EPOCH), Optional.empty());
    }

    /** The log of one invocation. */
    JsonLog log(Invocation invocation) {
        return log.with("requestId", invocation.requestId().orElse(null));
    }

    /** Tells how a run ended. */
    void finished(SyncResult result, long commits, JsonLog runLog) {
        JsonLog line = runLog.with("runId", result.runId())
                .with("connection", result.connection())
                .with("status", result.status().name())
                .with("rowsLoaded", result.rowsLoaded());
        switch (result.status()) {
            case SUCCEEDED, CONTINUE, SKIPPED -> line.info("run finished");
            case PARTIAL, FAILED -> {
                SyncResult.Failure failure = Failures.first(result);
                line.with("code", failure.code().name())
                        .with("hint", failure.hint())
                        .error(failure.message());
            }
        }
        metrics.ifPresent(out -> out.write(result, commits));
    }
}
