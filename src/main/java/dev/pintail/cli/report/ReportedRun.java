package dev.pintail.cli.report;

import dev.pintail.cli.watch.StreamBoard;
import dev.pintail.cli.watch.Traffic;
import dev.pintail.sync.SyncResult;

/** A run, with what was seen of it. */
public record ReportedRun(SyncResult result, StreamBoard board, Traffic traffic) {}
