package dev.pintail.source.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.aws.S3Object;
import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import dev.pintail.source.http.Transport;
import dev.pintail.source.session.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files as objects of S3 (<a href="https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html">API</a>).
 *
 * <p>A file of up to {@value #PART} bytes is one request. A larger one goes in parts of that size, so memory does not grow with it,
 * and is there as a whole or not at all. What S3 is too busy for is asked again, {@value #ATTEMPTS} times in all.
 */
final class S3Files implements FileStore {
    static final int PART = 8 << 20;
    private static final int ATTEMPTS = 4;
    private static final int SERVER_ERROR = 500;
    private static final Pattern UPLOAD_ID = Pattern.compile("<UploadId>([^<]+)</UploadId>");
    private static final Pattern ERROR_CODE = Pattern.compile("<Error>.*?<Code>([^<]*)</Code>", Pattern.DOTALL);

    private final String bucket;
    private final String prefix;
    private final Map<String, String> environment;
    private final Supplier<Transport> network;
    private final Clock clock;
    private Transport transport;

    /**
     * @param prefix empty, or ends with a slash
     * @param network is asked when the first file comes
     */
    S3Files(String bucket, String prefix, Map<String, String> environment, Supplier<Transport> network, Clock clock) {
        this.bucket = bucket;
        this.prefix = prefix;
        this.environment = Map.copyOf(environment);
        this.network = network;
        this.clock = clock;
    }

    private record Answer(String text, String etag) {}

    @Override
    public Stored put(Path name, InputStream content) throws IOException, InterruptedException {
        String key = prefix + name.toString().replace('\\', '/');
        S3Object object = S3Object.of(bucket, key, environment);
        byte[] first = content.readNBytes(PART);
        long bytes = first.length;
        if (first.length < PART) {
            send("PUT", object, first);
        } else {
            bytes = putInParts(object, first, content);
        }
        return new Stored("s3://" + bucket + "/" + key, bytes);
    }

    private long putInParts(S3Object object, byte[] first, InputStream content)
            throws IOException, InterruptedException {
        Matcher id = UPLOAD_ID.matcher(send("POST", object.with("uploads="), new byte[0]).text);
        if (!id.find()) {
            throw new IOException("S3 named no upload for " + object.url());
        }
        String upload = "uploadId=" + id.group(1);
        try {
            List<String> etags = new ArrayList<>();
            long bytes = 0;
            for (byte[] part = first; part.length > 0; part = content.readNBytes(PART)) {
                String query = "partNumber=" + (etags.size() + 1) + "&" + upload;
                etags.add(send("PUT", object.with(query), part).etag);
                bytes += part.length;
            }
            send("POST", object.with(upload), completion(etags).getBytes(UTF_8));
            return bytes;
        } catch (IOException e) {
            abort(object.with(upload), e);
            throw e;
        }
    }

    /** Parts that are left would cost their owner money. */
    private void abort(S3Object upload, IOException reason) throws InterruptedException {
        try {
            send("DELETE", upload, new byte[0]);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static String completion(List<String> etags) {
        StringBuilder parts = new StringBuilder("<CompleteMultipartUpload>");
        for (int i = 0; i < etags.size(); i++) {
            parts.append("<Part><PartNumber>%d</PartNumber><ETag>%s</ETag></Part>".formatted(i + 1, etags.get(i)));
        }
        return parts.append("</CompleteMultipartUpload>").toString();
    }

    private Answer send(String method, S3Object object, byte[] body) throws IOException, InterruptedException {
        for (int attempt = 1; true; attempt++) {
            List<Header> headers = new ArrayList<>();
            object.signed(method, Map.of(), body, clock.instant())
                    .forEach((name, value) -> headers.add(new Header(name, value)));
            byte[] sent = method.equals("DELETE") ? null : body;
            Request request = new Request(method, object.url().toString(), headers, sent, Timeouts.DEFAULT);
            Response response = transport().send(request);
            String text;
            try (var answer = response.body()) {
                text = new String(answer.readAll(), UTF_8);
            }
            Matcher error = ERROR_CODE.matcher(text); // a completion may fail with status 200
            boolean failed = error.find();
            if (response.ok() && !failed) {
                return new Answer(text, response.header("ETag").orElse(""));
            }
            if (attempt == ATTEMPTS || (response.status() < SERVER_ERROR && !response.ok())) {
                throw new IOException("S3 refused %s %s: status %d%s"
                        .formatted(method, object.url(), response.status(), failed ? ", " + error.group(1) : ""));
            }
            clock.sleep(Duration.ofSeconds(1L << (attempt - 1)));
        }
    }

    private synchronized Transport transport() {
        if (transport == null) {
            transport = network.get();
        }
        return transport;
    }
}
