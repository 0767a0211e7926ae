import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Whether memory stays flat, and what a record costs: a million records of 200 bytes in pages, and single responses of 500 MB in several
 * formats, read by {@code pintail read} into nothing.
 *
 * <p>{@code java bench/Memory.java STREAM[,STREAM...]|all COMMAND...}; give the command a small heap: a run that needs more fails. Prints
 * a row a stream: records, seconds, CPU nanoseconds a record, the process' peak of resident memory (Linux only).
 */
public final class Memory {
    private static final int PAGES = 1000;
    private static final int PAGE_SIZE = 1000;
    private static final long LARGE = 500L << 20;
    private static final byte[] RECORD =
            ("{\"id\":1234567,\"name\":\"" + "x".repeat(176) + "\"}").getBytes(StandardCharsets.UTF_8);
    private static final byte[] ROW = ("1234567," + "x".repeat(191) + "\n").getBytes(StandardCharsets.UTF_8);

    /** @param requester is added to the stream's requester, {@code decoder} to its retriever */
    private record Stream(String name, String path, String fieldPath, String paginator, String decoder) {}

    private static final List<Stream> STREAMS = List.of(
            new Stream("pages", "pages", "[data]", "{type: DefaultPaginator, pagination_strategy: {type: PageIncrement, start_from_page: 1,"
                    + " page_size: 1000}, page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}}",
                    "{type: JsonDecoder}"),
            new Stream("large", "large", "[data]", "{type: NoPagination}", "{type: JsonDecoder}"),
            new Stream("gzip", "large.gz", "[]", "{type: NoPagination}", "{type: GzipDecoder, decoder: {type: JsonlDecoder}}"),
            new Stream("lines", "large.jsonl", "[]", "{type: NoPagination}", "{type: JsonlDecoder}"),
            new Stream("csv", "large.csv", "[]", "{type: NoPagination}", "{type: CsvDecoder}"));

    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", Memory::answer);
        server.start();
        Path folder = Files.createTempDirectory("memory");
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Files.writeString(folder.resolve("config.json"), "{}");
        List<String> wanted = List.of(arguments[0].split(","));
        System.out.printf("| %-6s | %10s | %7s | %13s | %8s |%n", "stream", "records", "seconds", "CPU ns/record", "peak MB");
        System.out.println("|--------|-----------:|--------:|--------------:|---------:|");
        for (Stream stream : STREAMS) {
            if (wanted.contains(stream.name) || wanted.equals(List.of("all"))) {
                run(folder, url, stream, Arrays.asList(arguments).subList(1, arguments.length));
            }
        }
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        int page = query == null ? 1 : Integer.parseInt(query.replaceAll(".*page=(\\d+).*", "$1"));
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), 1 << 16)) {
            switch (exchange.getRequestURI().getPath()) {
                case "/pages" -> array(out, page <= PAGES ? PAGE_SIZE : 0);
                case "/large" -> array(out, LARGE / RECORD.length);
                case "/large.jsonl" -> lines(out);
                case "/large.csv" -> {
                    out.write("id,name\n".getBytes(StandardCharsets.UTF_8));
                    for (long i = 0; i < LARGE / ROW.length; i++) {
                        out.write(ROW);
                    }
                }
                default -> {
                    try (OutputStream compressed = new BufferedOutputStream(new GZIPOutputStream(out), 1 << 16)) {
                        lines(compressed);
                    }
                }
            }
        }
    }

    private static void lines(OutputStream out) throws IOException {
        for (long i = 0; i < LARGE / RECORD.length; i++) {
            out.write(RECORD);
            out.write('\n');
        }
    }

    private static void array(OutputStream out, long count) throws IOException {
        out.write("{\"data\":[".getBytes(StandardCharsets.UTF_8));
        for (long i = 0; i < count; i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(RECORD);
        }
        out.write("]}".getBytes(StandardCharsets.UTF_8));
    }

    private static void run(Path folder, String url, Stream stream, List<String> program) throws Exception {
        Files.writeString(folder.resolve("manifest.yaml"), """
                version: 6.44.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [%2$s]}
                streams:
                  - type: DeclarativeStream
                    name: %2$s
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url_base: "%1$s", path: %3$s}
                      decoder: %6$s
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: %4$s}}
                      paginator: %5$s
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}, name: {type: string}}}}
                spec: {type: Spec, connection_specification: {type: object, properties: {}}}
                """.formatted(url, stream.name, stream.path, stream.fieldPath, stream.paginator, stream.decoder));
        Files.writeString(folder.resolve("catalog.json"), """
                {"streams":[{"stream":{"name":"%s","json_schema":{},"supported_sync_modes":["full_refresh"]},
                "sync_mode":"full_refresh","destination_sync_mode":"append"}]}""".formatted(stream.name));
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("read", "--manifest-path", "manifest.yaml", "--config", "config.json", "--catalog", "catalog.json",
                "--allow-host", "127.0.0.1"));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        long records = 0;
        Duration cpu = Duration.ZERO;
        long peak = 0;
        try (InputStream out = process.getInputStream()) {
            byte[] buffer = new byte[1 << 16];
            int column = 0;
            int reads = 0;
            for (int length = out.read(buffer); length > 0; length = out.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    if (column == 9 && buffer[i] == 'R') { // {"type":"RECORD"
                        records++;
                    }
                    column = buffer[i] == '\n' ? 0 : column + 1;
                }
                if (reads++ % 100 == 0) {
                    cpu = process.info().totalCpuDuration().orElse(cpu);
                    peak = Math.max(peak, peakKilobytes(process));
                }
            }
        }
        int exit = process.waitFor();
        System.out.printf("| %-6s | %,10d | %7.1f | %,13d | %8d |%s%n", stream.name, records, (System.nanoTime() - start) / 1e9,
                records == 0 ? 0 : cpu.toNanos() / records, peak / 1024, exit == 0 ? "" : " exit code " + exit);
        if (exit != 0) {
            System.exit(1);
        }
    }

    private static long peakKilobytes(Process process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
