package dev.pintail.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Gets manifests by where they are: a path, relative to the connections file, an {@code https} URL, or
 * {@code bundled:PATH} for those that travel in the artefact.
 *
 * <p>Thread-safe.
 */
public final class Manifests {
    /** Larger than any real manifest (the largest known has 1.3 MB); the loader refuses more anyway. */
    private static final int MAX_BYTES = 64 << 20;

    /** Begins the reference to a manifest that travels in the artefact. */
    private static final String BUNDLED = "bundled:";

    /** Begins a reference that is the manifest itself; the same as {@code Connection.INLINE}. */
    private static final String INLINE = "inline:";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /**
     * @param reference a path, an {@code https} URL, or {@code inline:} and the manifest itself
     * @param folder where relative paths start
     * @throws ConfigException FILE_NOT_FOUND
     */
    public ManifestText get(String reference, Path folder) {
        if (reference.startsWith(BUNDLED)) {
            return bundled(reference);
        }
        if (reference.startsWith(INLINE)) {
            return new ManifestText(
                    "inline manifest", reference.substring(INLINE.length()), Optional.of(folder.toAbsolutePath()));
        }
        if (reference.startsWith("https://")) {
            return new ManifestText(reference, download(URI.create(reference)), Optional.empty());
        }
        if (reference.startsWith("http://")) {
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID,
                    "The manifest %s would be fetched without encryption.".formatted(reference),
                    "Use its https address, or save it to a file.");
        }
        Path path = folder.resolve(reference);
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw tooLarge(reference);
            }
            return new ManifestText(
                    reference,
                    Files.readString(path),
                    Optional.of(path.toAbsolutePath().getParent()));
        } catch (IOException e) {
            throw new ConfigException(
                    ErrorCode.FILE_NOT_FOUND,
                    "The manifest %s cannot be read: %s."
                            .formatted(path.normalize(), Files.exists(path) ? e.getMessage() : "there is no such file"),
                    "Manifest paths are relative to the folder of the connections file.",
                    e);
        }
    }

    private static ManifestText bundled(String reference) {
        String resource = "/manifests/" + reference.substring(BUNDLED.length());
        try (InputStream in = Manifests.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new ConfigException(
                        ErrorCode.FILE_NOT_FOUND, "No manifest %s is bundled.".formatted(reference), "");
            }
            return new ManifestText(reference, new String(in.readAllBytes(), UTF_8), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String download(URI uri) {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw unavailable(uri, "it answers with status " + response.statusCode(), null);
                }
                byte[] bytes = body.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    throw tooLarge(uri.toString());
                }
                return new String(bytes, UTF_8);
            }
        } catch (IOException | UncheckedIOException e) {
            throw unavailable(uri, e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(uri, "the download was interrupted", e);
        }
    }

    private static ConfigException unavailable(URI uri, String why, Exception cause) {
        return new ConfigException(
                ErrorCode.FILE_NOT_FOUND,
                "The manifest %s cannot be fetched: %s.".formatted(uri, why),
                "Check the address, or save the manifest to a file and give its path.",
                cause);
    }

    private static ConfigException tooLarge(String reference) {
        return new ConfigException(
                ErrorCode.CONFIG_INVALID,
                "The manifest %s is larger than %d MB.".formatted(reference, MAX_BYTES >> 20),
                "");
    }
}
