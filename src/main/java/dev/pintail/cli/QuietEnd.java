package dev.pintail.cli;

/**
 * Ends the process with 0 when a platform ends it by a signal: what it wanted to hear was said. A process that has its own exit
 * code already keeps it.
 */
final class QuietEnd implements AutoCloseable {
    private final Thread hook = Thread.ofPlatform().name("quiet-end").unstarted(this::end);
    private volatile boolean running = true;
    private volatile int exitCode = ExitCode.OK.value();

    private QuietEnd() {}

    static QuietEnd onSignal() {
        QuietEnd end = new QuietEnd();
        Runtime.getRuntime().addShutdownHook(end.hook);
        return end;
    }

    /** The exit code of a verb that got to its end. */
    int with(ExitCode code) {
        exitCode = code.value();
        return exitCode;
    }

    private void end() {
        if (running || exitCode == ExitCode.OK.value()) {
            Runtime.getRuntime().halt(exitCode);
        }
    }

    @Override
    public void close() {
        running = false;
    }
}
