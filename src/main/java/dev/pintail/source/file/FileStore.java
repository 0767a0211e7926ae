package dev.pintail.source.file;

import dev.pintail.aws.S3Object;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.source.http.Transport;
import dev.pintail.source.session.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Where files that belong to records go: a folder, or a bucket of S3. Thread-safe. */
public sealed interface FileStore permits FolderFiles, S3Files {
    /** The environment variable with a folder or {@code s3://bucket/prefix}. */
    String VARIABLE = "PINTAIL_FILES";

    /** A folder that the system empties some day. */
    FileStore TEMPORARY = new FolderFiles(Path.of(System.getProperty("java.io.tmpdir"), "pintail-files"));

    /**
     * A file that is there.
     *
     * @param address its path, or {@code s3://bucket/key}
     */
    record Stored(String address, long bytes) {}

    /**
     * Keeps a file, in place of one of the same name.
     *
     * @param name relative, without {@code ..}
     * @param content is read to its end and not closed
     */
    Stored put(Path name, InputStream content) throws IOException, InterruptedException;

    /**
     * The store that the environment names, else {@link #TEMPORARY}.
     *
     * @param network a transport that also reaches the given hosts although they are local or private
     * @throws ConfigException CONFIG_INVALID if the variable names nothing
     */
    static FileStore named(Map<String, String> environment, Function<Set<String>, Transport> network, Clock clock) {
        String place = environment.getOrDefault(VARIABLE, "");
        if (place.isBlank()) {
            return TEMPORARY;
        }
        if (!place.startsWith("s3://")) {
            return new FolderFiles(Path.of(place));
        }
        String[] parts = place.substring("s3://".length()).split("/", 2);
        if (parts[0].isEmpty()) {
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID,
                    VARIABLE + " is \"" + place + "\", which names no bucket.",
                    "It is a folder or looks like s3://bucket/prefix.");
        }
        Set<String> own =
                S3Object.endpoint(environment).map(URI::getHost).map(Set::of).orElse(Set.of());
        String prefix = Optional.of(parts.length > 1 ? parts[1].replaceAll("/+$", "") : "")
                .filter(text -> !text.isEmpty())
                .map(text -> text + "/")
                .orElse("");
        return new S3Files(parts[0], prefix, environment, () -> network.apply(own), clock);
    }
}
