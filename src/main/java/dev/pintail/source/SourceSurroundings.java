package dev.pintail.source;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.Transport;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.source.session.Clock;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/**
 * What a source needs of the outside world.
 *
 * @param random for back-off with jitter
 * @param schemas the files beside the manifest
 * @param files where files that belong to records go, each stream's in a folder of its own
 * @param maxConcurrency how many threads work at a time at most, whatever the manifest says; at least 1
 */
public record SourceSurroundings(
        Transport transport,
        Clock clock,
        RandomGenerator random,
        SchemaFolder schemas,
        Path files,
        int maxConcurrency) {
    public SourceSurroundings {
        requireNonNull(transport, "transport is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(random, "random is null");
        requireNonNull(schemas, "schemas is null");
        requireNonNull(files, "files is null");
        if (maxConcurrency < 1) {
            throw new IllegalArgumentException("maxConcurrency is less than 1");
        }
    }

    /** Surroundings in which as many threads work as the manifest says, and files go to the system's folder for such. */
    public SourceSurroundings(Transport transport, Clock clock, RandomGenerator random, SchemaFolder schemas) {
        this(
                transport,
                clock,
                random,
                schemas,
                Path.of(System.getProperty("java.io.tmpdir"), "pintail-files"),
                Integer.MAX_VALUE);
    }
}
