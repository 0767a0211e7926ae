import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ArrayList;

/**
 * Whether memory stays flat: a million records of 200 bytes in pages, and one response of 500 MB, read by {@code pintail read} with a
 * small heap. {@code java bench/Memory.java COMMAND...}; a run that needs more memory than the command allows fails.
 */
public final class Memory {
    private static final int PAGES = 1000;
    private static final int PAGE_SIZE = 1000;
    private static final long LARGE = 500L << 20;

    public static void main(String[] arguments) throws Exception {
        byte[] record = ("{\"id\":1234567,\"name\":\"" + "x".repeat(176) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/pages", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            int page = query == null ? 1 : Integer.parseInt(query.replaceAll(".*page=(\\d+).*", "$1"));
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                records(out, record, page <= PAGES ? PAGE_SIZE : 0);
            }
        });
        server.createContext("/large", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                records(out, record, LARGE / record.length);
            }
        });
        server.start();
        Path folder = Files.createTempDirectory("memory");
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Files.writeString(folder.resolve("config.json"), "{}");
        run(folder, url, "pages", "{type: DefaultPaginator, pagination_strategy: {type: PageIncrement, start_from_page: 1, page_size: 1000},"
                + " page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}}", arguments);
        run(folder, url, "large", "{type: NoPagination}", arguments);
        server.stop(0);
    }

    private static void records(OutputStream out, byte[] record, long count) throws java.io.IOException {
        out.write("{\"data\":[".getBytes(StandardCharsets.UTF_8));
        for (long i = 0; i < count; i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(record);
        }
        out.write("]}".getBytes(StandardCharsets.UTF_8));
    }

    private static void run(Path folder, String url, String stream, String paginator, String[] arguments) throws Exception {
        Files.writeString(folder.resolve("manifest.yaml"), """
                version: 6.44.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [%2$s]}
                streams:
                  - type: DeclarativeStream
                    name: %2$s
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url_base: "%1$s", path: %2$s}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [data]}}
                      paginator: %3$s
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}, name: {type: string}}}}
                spec: {type: Spec, connection_specification: {type: object, properties: {}}}
                """.formatted(url, stream, paginator));
        Files.writeString(folder.resolve("catalog.json"), """
                {"streams":[{"stream":{"name":"%s","json_schema":{},"supported_sync_modes":["full_refresh"]},
                "sync_mode":"full_refresh","destination_sync_mode":"append"}]}""".formatted(stream));
        List<String> command = new ArrayList<>(Arrays.asList(arguments));
        command.addAll(List.of("read", "--manifest-path", "manifest.yaml", "--config", "config.json", "--catalog", "catalog.json",
                "--allow-host", "127.0.0.1"));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        long records;
        try (var lines = process.inputReader().lines()) {
            records = lines.filter(line -> line.startsWith("{\"type\":\"RECORD\"")).count();
        }
        int exit = process.waitFor();
        System.out.printf("%s: exit code %d, %,d records%n", stream, exit, records);
        if (exit != 0) {
            System.exit(1);
        }
    }
}
