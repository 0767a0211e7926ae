package dev.pintail.source.file;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.json.JsonWriter;
import dev.pintail.source.extract.DeepCopy;
import dev.pintail.source.extract.RecordExtractor;
import dev.pintail.source.http.Body;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.http.Requester;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.python.Str;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Downloads one file for each record of a stream (cdk-semantics 5.10). Files lie in a folder of the stream's own; no record can name
 * one outside of it. Thread-safe.
 *
 * @param requester sees the address as {@code download_target}
 * @param target finds the address in a record
 * @param fileName a template over {@code record}; empty for random names
 */
public record FileDownloads(
        Requester requester,
        RecordExtractor target,
        Optional<InterpolatedString> fileName,
        FileStore store,
        Scope scope) {
    public FileDownloads {
        requireNonNull(requester, "requester is null");
        requireNonNull(target, "target is null");
        requireNonNull(store, "store is null");
    }

    /**
     * Downloads the file of a record.
     *
     * @return the file reference as in the protocol
     * @throws SourceException if the record names no file, or the file cannot be had or stored
     */
    public Map<String, Object> download(String stream, Map<String, Object> record) {
        StreamSlice slice = StreamSlice.EMPTY.withExtraFields(Map.of("download_target", address(record)));
        Path streamFolder = Path.of(stream).normalize();
        Path file = streamFolder.resolve(name(record)).normalize();
        if (!file.startsWith(streamFolder) || file.equals(streamFolder)) {
            throw failure("The name of a record's file leads out of the stream's folder.", null);
        }
        try (DecodedResponse response = requester.send(new Requester.Input(null, slice, null, RequestOptions.NONE))) {
            try (InputStream content = response.response().body().stream()) {
                return reference(file, store.put(file, content));
            }
        } catch (IOException e) {
            throw failure("A record's file cannot be stored: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("The download of a record's file was interrupted.", e);
        }
    }

    private String address(Map<String, Object> record) {
        byte[] json = JsonWriter.PYTHON.write(record).getBytes(StandardCharsets.UTF_8);
        Response body =
                new Response(new Request("GET", "", List.of(), null, Timeouts.DEFAULT), 200, List.of(), Body.of(json));
        Iterator<Object> targets = target.extract(DecodedResponse.of(body, List.of(DeepCopy.of(record))));
        if (!targets.hasNext()) {
            throw failure("No download targets found", null);
        }
        if (targets.next() instanceof String address) {
            return address;
        }
        throw failure("The download target of a record is no text.", null);
    }

    private String name(Map<String, Object> record) {
        String name = fileName.map(template -> Str.of(template.eval(scope.with("record", record))))
                .orElseGet(() -> UUID.randomUUID().toString());
        int start = 0;
        while (start < name.length() && name.charAt(start) == '/') {
            start++;
        }
        return name.substring(start);
    }

    private static Map<String, Object> reference(Path file, FileStore.Stored stored) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("staging_file_url", stored.address());
        reference.put("source_file_relative_path", file.toString());
        reference.put("file_size_bytes", stored.bytes());
        return reference;
    }

    private static SourceException failure(String message, Exception cause) {
        return new SourceException(
                ErrorCode.SOURCE_FAILED, ErrorCode.SOURCE_FAILED.failureType(), message, message, "", cause);
    }
}
