import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long a manifest takes to load: {@code pintail validate} as a whole process, beside {@code pintail --version}.
 *
 * <p>{@code java bench/Load.java RUNS MANIFEST|- COMMAND...}; {@code -} makes one of 1.25 MB, the size of the largest that is known.
 */
public final class Load {
    private static final int LARGEST = 1_250_000;

    public static void main(String[] arguments) throws Exception {
        int runs = Integer.parseInt(arguments[0]);
        Path manifest = arguments[1].equals("-") ? synthetic() : Path.of(arguments[1]);
        List<String> command = Arrays.asList(arguments).subList(2, arguments.length);
        System.out.printf("| %-34s | %6s | %6s | %6s |%n", runs + " runs, milliseconds", "min", "median", "max");
        System.out.println("|------------------------------------|-------:|-------:|-------:|");
        time("pintail --version", runs, command, "--version");
        time("pintail validate, %,d bytes".formatted(Files.size(manifest)), runs, command, "validate", manifest.toString());
    }

    private static void time(String what, int runs, List<String> command, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        List<Double> times = new ArrayList<>();
        for (int run = -1; run < runs; run++) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(line)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("exit code " + exit);
            }
            if (run >= 0) {
                times.add((System.nanoTime() - start) / 1e6);
            }
        }
        List<Double> sorted = times.stream().sorted().toList();
        System.out.printf(
                "| %-34s | %6.0f | %6.0f | %6.0f |%n", what, sorted.getFirst(), sorted.get(sorted.size() / 2), sorted.getLast());
    }

    /** Many streams of the usual shape, each with a schema of thirty fields. */
    private static Path synthetic() throws Exception {
        StringBuilder text = new StringBuilder("""
                version: 6.44.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [stream_0]}
                definitions:
                  requester:
                    type: HttpRequester
                    url_base: https://api.example.com
                    authenticator: {type: BearerAuthenticator, api_token: "{{ config['token'] }}"}
                streams:
                """);
        for (int i = 0; text.length() < LARGEST; i++) {
            text.append("""
                      - type: DeclarativeStream
                        name: stream_%1$d
                        primary_key: id
                        $parameters: {path: things/%1$d}
                        retriever:
                          type: SimpleRetriever
                          requester:
                            $ref: "#/definitions/requester"
                            path: "{{ parameters['path'] }}"
                            request_parameters: {order: asc, since: "{{ stream_interval['start_time'] }}"}
                          record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [data]}}
                          paginator:
                            type: DefaultPaginator
                            pagination_strategy: {type: CursorPagination, cursor_value: "{{ response.next }}"}
                            page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: cursor}
                        incremental_sync:
                          type: DatetimeBasedCursor
                          cursor_field: updated_at
                          datetime_format: "%%Y-%%m-%%dT%%H:%%M:%%SZ"
                          start_datetime: "2026-01-01T00:00:00Z"
                        schema_loader:
                          type: InlineSchemaLoader
                          schema:
                            type: object
                            properties:
                    """.formatted(i));
            for (int field = 0; field < 30; field++) {
                text.append("          field_%d: {type: [string, 'null'], description: What the API calls field %d}\n".formatted(field, field));
            }
        }
        Path file = Files.createTempFile("manifest", ".yaml");
        Files.writeString(file, text);
        return file;
    }
}
