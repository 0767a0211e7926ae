import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * From the start of the process to its first request, with a DuckDB file that is opened and asked for its state before.
 *
 * <p>{@code java bench/Startup.java RUNS COMMAND...}; prints milliseconds.
 */
public final class Startup {
    private static final String MANIFEST = """
            version: 6.44.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [things]}
            streams:
              - type: DeclarativeStream
                name: things
                primary_key: id
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: things}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [data]}}
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}}}}
            spec:
              type: Spec
              connection_specification: {type: object, required: [base_url], properties: {base_url: {type: string}}}
            """;

    public static void main(String[] arguments) throws Exception {
        int runs = Integer.parseInt(arguments[0]);
        List<String> command = new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
        command.add("sync");
        AtomicLong asked = new AtomicLong();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.compareAndSet(0, System.nanoTime());
            byte[] body = "{\"data\":[{\"id\":1}]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        Path folder = Files.createTempDirectory("startup");
        Files.writeString(folder.resolve("manifest.yaml"), MANIFEST);
        Files.writeString(folder.resolve("pintail.yaml"), """
                connections:
                  things:
                    source:
                      manifest: manifest.yaml
                      config: {base_url: "http://127.0.0.1:%d"}
                      allow_hosts: [127.0.0.1]
                    destination: {duckdb: things.duckdb}
                """.formatted(server.getAddress().getPort()));
        List<Double> first = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        for (int run = -1; run < runs; run++) { // the first one makes the database and warms the page cache
            asked.set(0);
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int exit = process.waitFor();
            long end = System.nanoTime();
            if (exit != 0 || asked.get() == 0) {
                throw new IllegalStateException("exit code " + exit);
            }
            if (run >= 0) {
                first.add((asked.get() - start) / 1e6);
                whole.add((end - start) / 1e6);
            }
        }
        server.stop(0);
        System.out.printf("| %-28s | %6s | %6s | %6s |%n", runs + " runs, milliseconds", "min", "median", "max");
        System.out.println("|------------------------------|-------:|-------:|-------:|");
        print("process start to first request", first);
        print("process start to its end", whole);
    }

    private static void print(String what, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        System.out.printf(
                "| %s | %6.0f | %6.0f | %6.0f |%n",
                what, sorted.getFirst(), sorted.get(sorted.size() / 2), sorted.getLast());
    }
}
