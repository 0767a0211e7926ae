package dev.pintail.cli;

import dev.pintail.source.read.StopSignal;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run end in an orderly way when somebody presses Ctrl-C: no further page is asked for, what is complete is committed, and
 * the process ends with the run's own exit code.
 *
 * <p>Whoever cannot wait kills the process: nothing is half done then either.
 */
final class Interruption implements StopSignal, AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean requested;
    private volatile int exitCode = ExitCode.TRY_AGAIN.value();

    private Interruption(PrintWriter err) {
        hook = Thread.ofPlatform().name("interruption").unstarted(() -> stop(err));
    }

    /** Listens until it is closed. */
    static Interruption listen(PrintWriter err) {
        Interruption interruption = new Interruption(err);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    @Override
    public boolean requested() {
        return requested;
    }

    /** The exit code that the process will have. */
    int ended(ExitCode code) {
        exitCode = code.value();
        return exitCode;
    }

    private void stop(PrintWriter err) {
        if (done.getCount() == 0) {
            return;
        }
        requested = true;
        err.println("Stopping after the page at hand; what is complete will be committed.");
        err.flush();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                err.println("The page at hand does not end. What was committed stays; start again to go on.");
                err.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode);
    }

    @Override
    public void close() {
        done.countDown();
        if (!requested) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending already; the hook sees that all is done.
                return;
            }
        }
    }
}
