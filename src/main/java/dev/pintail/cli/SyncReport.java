package dev.pintail.cli;

import dev.pintail.sync.SyncResult;
import dev.pintail.sync.SyncResult.Failure;
import dev.pintail.sync.SyncResult.Status;
import dev.pintail.sync.SyncResult.StreamResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

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
        Set<Failure> failures = new LinkedHashSet<>();
        result.streams().forEach(stream -> stream.failure().ifPresent(failures::add));
        result.failure().ifPresent(failures::add);
        for (Failure failure : failures) {
            String where = failure.stream() == null ? "" : "stream %s: ".formatted(failure.stream());
            ErrorReport.write(err, failure.code(), where + failure.message(), failure.hint());
        }
        err.flush();
    }

    /** Exit code of a run; a run that could not even begin to write counts as a wrong request or configuration. */
    static ExitCode exitCode(SyncResult result) {
        return switch (result.status()) {
            case SUCCEEDED -> ExitCode.OK;
            case PARTIAL -> ExitCode.PARTIAL;
            case FAILED -> failed(result);
        };
    }

    private static ExitCode failed(SyncResult result) {
        ExitCode code = result.failure()
                .or(() -> result.streams().stream()
                        .flatMap(stream -> stream.failure().stream())
                        .findFirst())
                .map(failure -> ExitCode.of(failure.code()))
                .orElse(ExitCode.FAILURE);
        boolean began = result.streams().stream().anyMatch(stream -> stream.status() == Status.SUCCEEDED)
                || result.rowsLoaded() > 0;
        return began && code == ExitCode.USAGE_OR_CONFIGURATION ? ExitCode.FAILURE : code;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
