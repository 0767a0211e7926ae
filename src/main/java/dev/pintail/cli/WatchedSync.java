package dev.pintail.cli;

import dev.pintail.cli.report.ReportedRun;
import dev.pintail.cli.watch.LiveDisplay;
import dev.pintail.cli.watch.ProgressTee;
import dev.pintail.cli.watch.StreamBoard;
import dev.pintail.cli.watch.Traffic;
import dev.pintail.connection.Connection;
import dev.pintail.source.read.StopSignal;
import dev.pintail.sync.Deadline;
import dev.pintail.sync.Engine;
import dev.pintail.sync.Sync;
import dev.pintail.sync.SyncRequest;
import dev.pintail.sync.SyncResult;
import java.io.PrintWriter;
import java.util.List;

/** One run, shown while it goes on: drawn on a terminal, told in lines elsewhere. */
record WatchedSync(Engine engine, Terminal terminal, PrintWriter err) {
    ReportedRun run(SyncRequest request, Connection connection, StopSignal stop) {
        Traffic traffic = new Traffic(engine.clock());
        StreamBoard board = new StreamBoard(engine.clock());
        Sync sync = new Sync(engine.watched(traffic::watch, traffic::watch));
        Deadline deadline = Deadline.whenever(stop);
        if (terminal.live()) {
            try (LiveDisplay display =
                    LiveDisplay.start(err, terminal.width(), terminal.height(), board, traffic, engine.clock())) {
                return new ReportedRun(sync.run(request, connection, board, deadline), board, traffic);
            }
        }
        ProgressTee both = new ProgressTee(List.of(board, new PlainProgress(err, engine.clock())));
        SyncResult result = sync.run(request, connection, both, deadline);
        return new ReportedRun(result, board, traffic);
    }
}
