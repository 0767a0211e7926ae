package dev.pintail.source.session;

import java.util.Optional;

/** Which stream the current thread reads, for whoever counts what is sent. */
public final class ReadStream {
    private static final ScopedValue<String> NAME = ScopedValue.newInstance();

    private ReadStream() {}

    /** The stream's name; empty where none is being read. */
    public static Optional<String> name() {
        return NAME.isBound() ? Optional.of(NAME.get()) : Optional.empty();
    }

    /** Does the work for a stream. */
    public static void run(String name, Runnable work) {
        ScopedValue.where(NAME, name).run(work);
    }
}
