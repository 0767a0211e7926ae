package dev.pintail.source.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ConfigException;
import dev.pintail.source.http.Header;
import dev.pintail.source.http.Transport;
import dev.pintail.source.http.transport.OutboundGuard;
import dev.pintail.source.http.transport.PooledTransport;
import dev.pintail.source.http.transport.ProxySettings;
import dev.pintail.source.http.transport.TlsSettings;
import dev.pintail.source.session.Clock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class S3FilesTest {
    private final S3StandIn s3 = new S3StandIn();
    private final List<Duration> waits = new ArrayList<>();
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return Instant.parse("2026-03-04T05:06:07Z");
        }

        @Override
        public void sleep(Duration duration) {
            waits.add(duration);
        }
    };

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void fileIsOneSignedRequest() throws Exception {
        FileStore.Stored stored = put("documents/1/a b+ä.txt", "hello".getBytes(UTF_8));

        assertThat(stored).isEqualTo(new FileStore.Stored("s3://bucket/some/prefix/documents/1/a b+ä.txt", 5));
        assertThat(s3.objects()).containsOnlyKeys("/bucket/some/prefix/documents/1/a b+ä.txt");
        assertThat(s3.objects().get("/bucket/some/prefix/documents/1/a b+ä.txt"))
                .isEqualTo("hello".getBytes(UTF_8));
    }

    @Test
    void emptyFileIsAnEmptyObject() throws Exception {
        assertThat(put("documents/a", new byte[0]).bytes()).isZero();
        assertThat(s3.objects().get("/bucket/some/prefix/documents/a")).isEmpty();
    }

    @Test
    void largeFileGoesInParts() throws Exception {
        byte[] large = new byte[2 * S3Files.PART + 3];
        new Random(1).nextBytes(large);

        assertThat(put("documents/large", large).bytes()).isEqualTo(large.length);

        assertThat(s3.objects().get("/bucket/some/prefix/documents/large")).isEqualTo(large);
        assertThat(s3.requests()).containsExactly("POST", "PUT", "PUT", "PUT", "POST");
    }

    @Test
    void busyServiceIsAskedAgain() throws Exception {
        s3.answerNext(503, "<Error><Code>SlowDown</Code></Error>");
        s3.answerNext(503, "");

        put("documents/a", new byte[1]);

        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(s3.objects()).hasSize(1);
    }

    @Test
    void refusalNamesTheReasonAndNoKey() {
        s3.answerNext(403, "<Error><Code>AccessDenied</Code><Message>x</Message></Error>");

        assertThatThrownBy(() -> put("documents/a", new byte[1]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("status 403, AccessDenied")
                .hasMessageNotContaining(S3StandIn.SECRET);
        assertThat(waits).isEmpty();
    }

    @Test
    void uploadThatFailsLeavesNoParts() {
        s3.failPart(2);

        assertThatThrownBy(() -> put("documents/large", new byte[S3Files.PART + 1]))
                .hasMessageContaining("InvalidPart");

        assertThat(s3.openUploads()).isZero();
        assertThat(s3.objects()).isEmpty();
    }

    @Test
    void completionThatFailsWithStatus200Fails() {
        s3.failCompletion();

        assertThatThrownBy(() -> put("documents/large", new byte[S3Files.PART])).hasMessageContaining("InternalError");
        assertThat(s3.objects()).isEmpty();
    }

    @Test
    void environmentNamesTheStore() {
        assertThat(named(Map.of())).isSameAs(FileStore.TEMPORARY);
        assertThat(named(Map.of("PINTAIL_FILES", "some/folder"))).isEqualTo(new FolderFiles(Path.of("some/folder")));
        assertThat(named(Map.of("PINTAIL_FILES", "s3://bucket"))).isInstanceOf(S3Files.class);
        assertThatThrownBy(() -> named(Map.of("PINTAIL_FILES", "s3:///x")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("names no bucket");
    }

    @Test
    void withoutACredentialTheMessageNamesTheVariable() {
        assertThatThrownBy(() -> named(Map.of("PINTAIL_FILES", "s3://bucket"))
                        .put(Path.of("a"), new ByteArrayInputStream(new byte[1])))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("AWS_ACCESS_KEY_ID");
    }

    private FileStore.Stored put(String name, byte[] content) throws Exception {
        Map<String, String> environment = new HashMap<>(s3.environment());
        environment.put("PINTAIL_FILES", "s3://bucket/some/prefix/");
        return named(environment).put(Path.of(name), new ByteArrayInputStream(content));
    }

    private FileStore named(Map<String, String> environment) {
        return FileStore.named(environment, S3FilesTest::network, clock);
    }

    private static Transport network(Set<String> hosts) {
        Transport real = new PooledTransport(
                new OutboundGuard(hosts), ProxySettings.NONE, TlsSettings.fromEnvironment(Map.of()));
        return request -> {
            assertThat(request.headers()).extracting(Header::name).doesNotContain("host");
            return real.send(request);
        };
    }
}
