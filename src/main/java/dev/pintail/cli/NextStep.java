package dev.pintail.cli;

import dev.pintail.cli.report.ReportedRun;
import dev.pintail.sync.SyncResult;
import dev.pintail.sync.SyncResult.StreamResult;
import java.util.List;
import java.util.Optional;

/** The command that is worth running now. */
final class NextStep {
    private NextStep() {}

    /**
     * @param chosen how many connections there are; a single one needs no name
     */
    static Optional<String> after(List<ReportedRun> runs, int chosen) {
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        SyncResult last = runs.getLast().result();
        return switch (last.status()) {
            case SUCCEEDED ->
                last.streams().stream()
                        .filter(stream -> stream.rowsLoaded() > 0)
                        .map(StreamResult::name)
                        .filter(name -> name.matches("[a-z_][a-z0-9_]*"))
                        .findFirst()
                        .map(table -> "pintail query %s\"SELECT * FROM %s LIMIT 5\""
                                .formatted(chosen == 1 ? "" : "--connection " + last.connection() + " ", table));
            case CONTINUE -> Optional.of("pintail sync %s".formatted(last.connection()));
            case FAILED, PARTIAL -> Optional.of("pintail check %s".formatted(last.connection()));
            case SKIPPED -> Optional.empty();
        };
    }
}
