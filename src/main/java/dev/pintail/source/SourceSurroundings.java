package dev.pintail.source;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.file.FileStore;
import dev.pintail.source.http.Transport;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.source.session.Clock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What a source needs of the outside world.
 *
 * @param random for back-off with jitter
 * @param schemas the files beside the manifest
 * @param files where files that belong to records go
 * @param maxConcurrency how many threads work at a time at most, whatever the manifest says; at least 1
 * @param secrets is told every token that is got on the way, by any thread, before it is used
 */
public record SourceSurroundings(
        Transport transport,
        Clock clock,
        RandomGenerator random,
        SchemaFolder schemas,
        FileStore files,
        int maxConcurrency,
        Consumer<String> secrets) {
    public SourceSurroundings {
        requireNonNull(transport, "transport is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(random, "random is null");
        requireNonNull(schemas, "schemas is null");
        requireNonNull(files, "files is null");
        requireNonNull(secrets, "secrets is null");
        if (maxConcurrency < 1) {
            throw new IllegalArgumentException("maxConcurrency is less than 1");
        }
    }

    /** Surroundings in which nobody wants to know the tokens. */
    public SourceSurroundings(
            Transport transport,
            Clock clock,
            RandomGenerator random,
            SchemaFolder schemas,
            FileStore files,
            int maxConcurrency) {
        this(transport, clock, random, schemas, files, maxConcurrency, token -> {});
    }

    /** Surroundings in which as many threads work as the manifest says, and files go to the system's folder for such. */
    public SourceSurroundings(Transport transport, Clock clock, RandomGenerator random, SchemaFolder schemas) {
        this(transport, clock, random, schemas, FileStore.TEMPORARY, Integer.MAX_VALUE);
    }

    /** The same, with the files that belong to records going there. */
    public SourceSurroundings storing(FileStore store) {
        return new SourceSurroundings(transport, clock, random, schemas, store, maxConcurrency, secrets);
    }

    /** The same, telling this listener every token. */
    public SourceSurroundings telling(Consumer<String> listener) {
        return new SourceSurroundings(transport, clock, random, schemas, files, maxConcurrency, listener);
    }
}
