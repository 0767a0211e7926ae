import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How fast {@code pintail sync} is from an API to a committed table, and whether its memory stays flat.
 *
 * <p>{@code java bench/SyncRate.java narrow|wide RECORDS COMMAND...}. The API is the one of {@code ../shared/bench/mock-api} where that and Go are
 * there, which takes no time to speak of; else one of its own, which shares the processors with the program. Prints records a second, CPU
 * microseconds a record of the whole process from its start, and the most resident memory in each quarter of the run (Linux only). The
 * ratio is to what PyAirbyte reached on another, quiet machine with two cores: 11,900 narrow and 2,600 wide records a second.
 */
public final class SyncRate {
    private static final int PAGE = 1000;
    private static final Path MOCK = Path.of("../shared/bench/mock-api");
    private static final Map<String, Integer> PYAIRBYTE = Map.of("narrow", 11_900, "wide", 2_600);
    private static final Map<Integer, byte[]> PAGES = new ConcurrentHashMap<>();

    public static void main(String[] arguments) throws Exception {
        String stream = arguments[0];
        long records = Long.parseLong(arguments[1]);
        List<String> program = Arrays.asList(arguments).subList(2, arguments.length);
        Path folder = Files.createTempDirectory("sync-rate");
        if (Files.isDirectory(MOCK) && hasGo()) {
            Path server = folder.resolve("mockapi");
            run(MOCK, List.of("go", "build", "-o", server.toString(), "."));
            long kept = Math.min(records, 1_000_000);
            Process api = new ProcessBuilder(server.toString(), "-addr", "127.0.0.1:0", "-narrow", stream.equals("narrow") ? "" + kept : "1",
                            "-wide", stream.equals("wide") ? "" + Math.min(kept, 200_000) : "1")
                    .redirectErrorStream(true)
                    .start();
            try {
                BufferedReader said = api.inputReader();
                String line = said.readLine();
                while (!line.contains("listening on ")) {
                    line = said.readLine();
                }
                measure(folder, line.replaceAll(".*listening on ", "").strip(), stream, records, program);
            } finally {
                api.destroy();
            }
        } else {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> answer(exchange, records));
            server.start();
            measure(folder, "http://127.0.0.1:" + server.getAddress().getPort(), stream, records, program);
            server.stop(0);
        }
    }

    private static boolean hasGo() {
        try {
            return new ProcessBuilder("go", "version").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static void run(Path folder, List<String> command) throws Exception {
        if (new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command));
        }
    }

    private static void measure(Path folder, String url, String stream, long records, List<String> program) throws Exception {
        Files.writeString(folder.resolve("manifest.yaml"), """
                version: 6.44.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [%2$s]}
                streams:
                  - type: DeclarativeStream
                    name: %2$s
                    primary_key: [id]
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url_base: "%1$s", path: /%2$s, request_parameters: {total: "%3$d"}}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [data]}}
                      paginator:
                        type: DefaultPaginator
                        page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                        page_size_option: {type: RequestOption, inject_into: request_parameter, field_name: per_page}
                        pagination_strategy:
                          type: CursorPagination
                          page_size: %4$d
                          cursor_value: "{{ response.get('next') }}"
                          stop_condition: "{{ not response.get('next') }}"
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {%5$s}}}
                spec: {type: Spec, connection_specification: {type: object, properties: {}}}
                """.formatted(url, stream, records, PAGE, stream.equals("narrow") ? narrowSchema() : wideSchema()));
        Files.writeString(folder.resolve("pintail.yaml"), """
                connections:
                  bench:
                    source: {manifest: manifest.yaml, config: {}, allow_hosts: [127.0.0.1]}
                    destination: {duckdb: bench.duckdb}
                """);
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("sync", "-f", "pintail.yaml", "--output", "json"));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.json").toFile())
                .start();
        List<Long> resident = new ArrayList<>();
        Duration cpu = Duration.ZERO;
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
            cpu = process.info().totalCpuDuration().orElse(cpu);
            resident.add(residentMegabytes(process));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            System.out.print(Files.readString(folder.resolve("out.json")));
            System.exit(1);
        }
        System.out.printf("| %-6s | %10s | %7s | %9s | %9s | %13s | %23s |%n",
                "stream", "records", "seconds", "records/s", "PyAirbyte", "CPU us/record", "peak MB in each quarter");
        System.out.println("|--------|-----------:|--------:|----------:|----------:|--------------:|------------------------:|");
        StringBuilder quarters = new StringBuilder();
        for (int quarter = 0; quarter < 4; quarter++) {
            quarters.append(quarter == 0 ? "" : " ").append(resident
                    .subList(resident.size() * quarter / 4, Math.max(1, resident.size() * (quarter + 1) / 4)).stream()
                    .mapToLong(Long::longValue).max().orElse(0));
        }
        System.out.printf("| %-6s | %,10d | %7.1f | %,9.0f | %8.1fx | %13.2f | %23s |%n", stream, records, seconds, records / seconds,
                records / seconds / PYAIRBYTE.get(stream), cpu.toNanos() / 1e3 / records, quarters);
    }

    private static long residentMegabytes(Process process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void answer(HttpExchange exchange, long records) throws IOException {
        int page = Integer.parseInt(("&page=1&" + exchange.getRequestURI().getQuery() + "&").replaceAll(".*&page=(\\d+)&.*", "$1"));
        boolean narrow = exchange.getRequestURI().getPath().equals("/narrow");
        byte[] body = PAGES.computeIfAbsent(page, number -> page(number, records, narrow));
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] page(int page, long records, boolean narrow) {
        long from = (page - 1L) * PAGE;
        long to = Math.min(records, from + PAGE);
        StringBuilder body = new StringBuilder("{\"data\":[");
        for (long i = from; i < to; i++) {
            body.append(i == from ? "" : ",").append(narrow ? narrow(i) : wide(i));
        }
        return body.append("],\"next\":").append(to < records ? "" + (page + 1) : "null").append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String narrow(long i) {
        return "{\"id\":%d,\"name\":\"User %d\",\"email\":\"user%d@example.com\",\"amount\":%d.%02d,\"active\":%b,\"country\":\"AT\",\"score\":%d,\"updated_at\":\"2024-01-01T%02d:%02d:00Z\",\"note\":\"order %08x shipped\"}"
                .formatted(i, i, i, i % 9973, i % 100, i % 3 == 0, i % 997, i % 24, i % 60, i * 31);
    }

    private static String wide(long i) {
        StringBuilder json = new StringBuilder("{\"id\":" + i + ",\"updated_at\":\"2024-01-01T00:00:00Z\"");
        for (int f = 0; f < 20; f++) {
            json.append(",\"text_%d\":\"%016x %016x lorem ipsum\"".formatted(f, i * 7919 + f, i * 104729 + f));
        }
        for (int f = 0; f < 10; f++) {
            json.append(",\"int_%d\":%d".formatted(f, i * 31 + f));
        }
        for (int f = 0; f < 8; f++) {
            json.append(",\"num_%d\":%d.%03d".formatted(f, i % 99_991, f * 7 + 1));
        }
        for (int f = 0; f < 4; f++) {
            json.append(",\"flag_%d\":%b".formatted(f, (i + f) % 2 == 0));
        }
        return json.append(",\"address\":{\"street\":\"%d Main Street\",\"city\":\"Graz\"},\"items\":[{\"sku\":\"A-%d\",\"n\":2}]}".formatted(i % 200, i)).toString();
    }

    private static String narrowSchema() {
        return "id: {type: integer}, name: {type: string}, email: {type: string}, amount: {type: number}, active: {type: boolean}, country: {type: string},"
                + " score: {type: integer}, updated_at: {type: string, format: date-time}, note: {type: string}";
    }

    private static String wideSchema() {
        StringBuilder schema = new StringBuilder("id: {type: integer}, updated_at: {type: string, format: date-time}");
        for (String kind : List.of("text 20 string", "int 10 integer", "num 8 number", "flag 4 boolean")) {
            String[] parts = kind.split(" ");
            for (int f = 0; f < Integer.parseInt(parts[1]); f++) {
                schema.append(", %s_%d: {type: %s}".formatted(parts[0], f, parts[2]));
            }
        }
        return schema.append(", address: {type: object}, items: {type: array}").toString();
    }
}
