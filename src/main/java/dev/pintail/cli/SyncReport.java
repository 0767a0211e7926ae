package dev.pintail.cli;

import dev.pintail.sync.SyncResult;
import dev.pintail.sync.SyncResult.Failure;
import dev.pintail.sync.SyncResult.StreamResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what a run did for a person: a line per stream to {@code out}, what went wrong to {@code err}. */
record SyncReport(PrintWriter out, PrintWriter err) {
    void print(SyncResult result) {
        TextTable table = new TextTable();
        for (StreamResult stream : result.streams()) {
            table.row(
                    stream.name(),
                    "%,d".formatted(stream.rowsRead()),
                    "read,",
                    "%,d".formatted(stream.rowsLoaded()),
                    "loaded",
                    stream.status().name().toLowerCase(Locale.ROOT));
        }
        table.print(out);
        out.printf(
                "%s: %s, %,d rows in %s%n",
                result.connection(),
                result.status().name().toLowerCase(Locale.ROOT),
                result.rowsLoaded(),
                seconds(Duration.between(result.startedAt(), result.finishedAt())));
        out.flush();
        failures(result).forEach((failure, streams) -> {
            String where = streams.isEmpty()
                    ? ""
                    : "%s %s: ".formatted(streams.size() == 1 ? "stream" : "streams", String.join(", ", streams));
            ErrorReport.write(err, failure.code(), where + failure.message(), failure.hint());
        });
        err.flush();
    }

    /** Exit code of a run; a run that could not even begin to write counts as a wrong request or configuration. */
    static ExitCode exitCode(SyncResult result) {
        return switch (result.status()) {
            case SUCCEEDED -> ExitCode.OK;
            case PARTIAL -> ExitCode.PARTIAL;
            case CONTINUE, SKIPPED -> ExitCode.TRY_AGAIN;
            case FAILED -> failed(result);
        };
    }

    private static ExitCode failed(SyncResult result) {
        return failures(result).keySet().stream()
                .findFirst()
                .map(failure ->
                        result.rowsLoaded() == 0 ? ExitCode.refused(failure.code()) : ExitCode.failed(failure.code()))
                .orElse(ExitCode.FAILURE);
    }

    /** The failures, each once, with the streams that it hit. */
    private static Map<Failure, List<String>> failures(SyncResult result) {
        Map<Failure, List<String>> failures = new LinkedHashMap<>();
        for (StreamResult stream : result.streams()) {
            stream.failure()
                    .ifPresent(failure -> failures.computeIfAbsent(failure.ofTheRun(), anyStream -> new ArrayList<>())
                            .add(stream.name()));
        }
        result.failure().ifPresent(failure -> failures.putIfAbsent(failure, List.of()));
        return failures;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
