package dev.pintail.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DownloadTest {
    private static final URI ADDRESS = URI.create("https://registry.example.com/manifest.yaml");
    private static final int MAX = 1 << 20;

    private final List<URI> asked = new ArrayList<>();
    private final List<Map<String, String>> sent = new ArrayList<>();
    private final List<Object> answers = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private final Download download = new Download(
            (uri, headers) -> {
                asked.add(uri);
                sent.add(headers);
                if (answers.removeFirst() instanceof Web.Answer answer) {
                    return answer;
                }
                throw new IOException("connection reset");
            },
            Set.of("127.0.0.1", "private.example.com"),
            (InstantSource) () -> now);

    @Test
    void bringsTheFile() {
        answers.add(answer(200, Map.of(), "version: 1"));

        assertThat(download.get(ADDRESS, MAX).orElseThrow().bytes()).isEqualTo("version: 1".getBytes(UTF_8));
    }

    @Test
    void unpacksWhatIsPacked() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("version: 1".getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers.add(new Web.Answer(
                200, Map.of("content-encoding", "gzip"), new ByteArrayInputStream(packed.toByteArray())));

        assertThat(download.get(ADDRESS, MAX).orElseThrow().bytes()).isEqualTo("version: 1".getBytes(UTF_8));
    }

    @Test
    void refusesToFetchWithoutEncryption() {
        assertThatThrownBy(() -> download.get(URI.create("http://registry.example.com/x"), MAX))
                .isInstanceOfSatisfying(
                        ManifestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID));
        assertThat(asked).isEmpty();
    }

    @Test
    void aHostThatMayBePrivateStillNeedsEncryptionUnlessItIsThisMachine() {
        assertThatThrownBy(() -> download.get(URI.create("http://private.example.com/x"), MAX))
                .hasMessageContaining("without encryption");
        answers.add(answer(200, Map.of(), "x"));
        assertThat(download.get(URI.create("http://127.0.0.1:8095/x"), MAX)).isPresent();
    }

    @Test
    void followsARedirectButNotToAnUnencryptedPlace() {
        answers.add(answer(302, Map.of("location", "/other"), ""));
        answers.add(answer(302, Map.of("location", "http://registry.example.com/other"), ""));

        assertThatThrownBy(() -> download.get(ADDRESS, MAX)).hasMessageContaining("without encryption");
        assertThat(asked).containsExactly(ADDRESS, URI.create("https://registry.example.com/other"));
    }

    @Test
    void aSignatureDoesNotGoToAnotherHost() {
        answers.add(answer(307, Map.of("location", "https://elsewhere.example.com/x"), ""));
        answers.add(answer(200, Map.of(), "x"));

        download.get(ADDRESS, Map.of("authorization", "signature"), MAX);

        assertThat(sent.getFirst()).containsKey("authorization");
        assertThat(sent.getLast()).doesNotContainKey("authorization");
    }

    @Test
    void refusesEndlessRedirects() {
        for (int i = 0; i < 20; i++) {
            answers.add(answer(302, Map.of("location", "/again"), ""));
        }
        assertUnavailable(() -> download.get(ADDRESS, MAX), "again and again");
        assertThat(asked).hasSizeLessThan(10);
    }

    @Test
    void refusesAWebPageThatIsAnsweredInPlaceOfTheFile() {
        answers.add(answer(200, Map.of("content-type", "application/octet-stream"), "\n <!DOCTYPE html><html>"));
        assertUnavailable(() -> download.get(ADDRESS, MAX), "web page");
        answers.add(answer(200, Map.of("content-type", "text/html; charset=utf-8"), "Sign in"));
        assertUnavailable(() -> download.get(ADDRESS, MAX), "web page");
    }

    @Test
    void refusesWhatIsTooLargeAlsoWhenItIsPackedSmall() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[MAX + 1]);
        }
        answers.add(new Web.Answer(
                200, Map.of("content-encoding", "gzip"), new ByteArrayInputStream(packed.toByteArray())));

        assertUnavailable(() -> download.get(ADDRESS, MAX), "larger than 1,024 kB");
    }

    @Test
    void stopsADownloadThatDripsForEver() {
        InputStream dripping = new InputStream() {
            @Override
            public int read() {
                now = now.plusSeconds(1);
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                bytes[offset] = (byte) read();
                return 1;
            }
        };
        answers.add(new Web.Answer(200, Map.of(), dripping));

        assertUnavailable(() -> download.get(ADDRESS, MAX), "not complete after 120 seconds");
    }

    @Test
    void triesOnceMoreAfterABrokenConnectionOrAServerError() {
        answers.add("broken");
        answers.add(answer(200, Map.of(), "x"));
        assertThat(download.get(ADDRESS, MAX)).isPresent();

        answers.add(answer(503, Map.of(), ""));
        answers.add(answer(503, Map.of(), ""));
        assertUnavailable(() -> download.get(ADDRESS, MAX), "status 503");
    }

    @Test
    void aMissingFileIsNoFailure() {
        answers.add(answer(404, Map.of(), ""));
        assertThat(download.get(ADDRESS, MAX)).isEmpty();
    }

    @Test
    void theMessageDoesNotShowASignatureInTheQuery() {
        answers.add(answer(403, Map.of(), ""));
        assertThatThrownBy(() -> download.get(URI.create(ADDRESS + "?X-Amz-Signature=abc"), MAX))
                .hasMessageNotContaining("abc");
    }

    private static void assertUnavailable(ThrowingCallable call, String why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ManifestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CATALOG_UNAVAILABLE))
                .hasMessageContaining(why);
    }

    private static Web.Answer answer(int status, Map<String, String> headers, String body) {
        return new Web.Answer(status, new HashMap<>(headers), new ByteArrayInputStream(body.getBytes(UTF_8)));
    }
}
