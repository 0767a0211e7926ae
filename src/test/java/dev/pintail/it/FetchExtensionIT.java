package dev.pintail.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step that puts MotherDuck's extension into a package, against a server that plays both download sites. */
class FetchExtensionIT {
    @TempDir
    private Path folder;

    private record Result(int exitCode, String out) {}

    private Result fetch(String answer) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] body = path.equals("/extension_version") ? answer.getBytes(UTF_8) : zipped(path);
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of("infra/fetch-motherduck-extension.sh")
                                    .toAbsolutePath()
                                    .toString(),
                            folder.resolve("extensions").toString())
                    .redirectErrorStream(true);
            builder.environment().remove("MOTHERDUCK_EXT_VERSION");
            builder.environment().put("DUCKDB_EXTENSIONS_URL", url);
            builder.environment().put("MOTHERDUCK_EXTENSIONS_URL", url);
            builder.environment().put("MOTHERDUCK_API_URL", url);
            Process process = builder.start();
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Result(process.waitFor(), out);
        } finally {
            server.stop(0);
        }
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void bothFilesLieWhereDuckDbLooks() throws Exception {
        Result result = fetch("v1.5.6-2026-10-3");
        assertThat(result.out()).isEqualTo("MOTHERDUCK_EXT_VERSION=v1.5.6-2026-10-3\n");
        assertThat(result.exitCode()).isZero();
        Path platform = folder.resolve("extensions/v1.5.6/linux_amd64");
        assertThat(Files.readString(platform.resolve("motherduck.duckdb_extension")))
                .isEqualTo("/v1.5.6/linux_amd64/motherduck.duckdb_extension.gz");
        assertThat(platform.resolve("motherduck_impl.v1.5.6-2026-10-3.duckdb_extension"))
                .exists();
    }

    @Test
    void aServiceThatHasNoExtensionForThisVersionIsToldAndNothingIsFetched() throws Exception {
        Result result = fetch("v2.0.0-2027-01-1");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("MotherDuck has no extension for DuckDB v1.5.6");
        assertThat(folder.resolve("extensions")).doesNotExist();
    }
}
