package dev.pintail.it;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.LocalApi;
import dev.pintail.api.LocalApi.Answer;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerbsIT {
    private static final String CATALOG = """
            {"streams": [
              {"stream": {"name": "items", "json_schema": {}, "supported_sync_modes": ["full_refresh", "incremental"]},
               "sync_mode": "incremental", "destination_sync_mode": "append"},
              {"stream": {"name": "tags", "json_schema": {}, "supported_sync_modes": ["full_refresh"]},
               "sync_mode": "full_refresh", "destination_sync_mode": "append"}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void specPrintsTheManifestsSpecification() {
        try (LocalApi api = new LocalApi(new ItemsApi(1))) {
            PintailProcess.Result result = project(api)
                    .pintail()
                    .run("spec", "--manifest-path", "items.manifest.yaml")
                    .assertExitCode(0);

            Map<?, ?> message = only(result);
            assertThat(message.get("type")).isEqualTo("SPEC");
            assertThat(member(message, "spec", "connectionSpecification", "required"))
                    .isEqualTo(List.of("base_url", "token", "end_date"));
        }
    }

    @Test
    void checkThatSucceedsSaysSo() {
        try (LocalApi api = new LocalApi(new ItemsApi(1))) {
            PintailProcess.Result result = run(project(api), "check").assertExitCode(0);

            assertThat(only(result))
                    .isEqualTo(Map.of("type", "CONNECTION_STATUS", "connectionStatus", Map.of("status", "SUCCEEDED")));
        }
    }

    @Test
    void checkThatFailsSaysWhyAndEndsWell() {
        try (LocalApi api = new LocalApi(uri -> Answer.json(401, Map.of("error", ItemsProject.TOKEN)))) {
            PintailProcess.Result result = run(project(api), "check").assertExitCode(0);

            Map<?, ?> status = of("CONNECTION_STATUS", result).getFirst();
            assertThat(member(status, "connectionStatus", "status")).isEqualTo("FAILED");
            assertThat((String) member(status, "connectionStatus", "message")).contains("items");
            assertThat(result.out() + result.err()).doesNotContain(ItemsProject.TOKEN);
        }
    }

    @Test
    void discoverPrintsTheCatalog() {
        try (LocalApi api = new LocalApi(new ItemsApi(1))) {
            PintailProcess.Result result = run(project(api), "discover").assertExitCode(0);

            assertThat((List<?>) member(only(result), "catalog", "streams"))
                    .extracting(stream -> (Object) ((Map<?, ?>) stream).get("name"))
                    .containsExactly("items", "tags");
        }
    }

    @Test
    void readPrintsRecordsStatesAndStatuses() {
        try (LocalApi api = new LocalApi(new ItemsApi(3))) {
            PintailProcess.Result result =
                    run(project(api), "read", "--catalog", "catalog.json").assertExitCode(0);

            assertThat(of("RECORD", result).stream()
                            .collect(groupingBy(record -> member(record, "record", "stream")))
                            .entrySet())
                    .allSatisfy(stream -> assertThat(stream.getValue())
                            .hasSize(stream.getKey().equals("items") ? 5 * 3 : 3));
            assertThat(of("RECORD", result).getFirst())
                    .satisfies(record ->
                            assertThat(member(record, "record", "emitted_at")).isInstanceOf(Long.class));
            assertThat(lastState(result, "items")).isEqualTo(Map.of("updated_at", "2026-01-05"));
            assertThat(of("STATE", result).stream()
                            .filter(state -> stateOf("items", state))
                            .mapToDouble(state -> (Double) member(state, "state", "sourceStats", "recordCount"))
                            .sum())
                    .isEqualTo(15.0);
            assertThat(statuses(result, "tags")).containsExactly("STARTED", "RUNNING", "COMPLETE");
        }
    }

    @Test
    void aReadFromTheStateOfAnotherGoesOnWhereThatEnded() {
        try (LocalApi api = new LocalApi(new ItemsApi(3))) {
            ItemsProject project = project(api);
            PintailProcess.Result first =
                    run(project, "read", "--catalog", "catalog.json").assertExitCode(0);
            List<Object> states = new ArrayList<>();
            of("STATE", first).forEach(message -> states.add(message.get("state")));
            project.write("state.json", JsonWriter.COMPACT.write(states));
            writeConfig(project, api, "2026-01-07");

            PintailProcess.Result second = run(project, "read", "--catalog", "catalog.json", "--state", "state.json")
                    .assertExitCode(0);

            assertThat(of("RECORD", second))
                    .filteredOn(record -> "items".equals(member(record, "record", "stream")))
                    .extracting(record -> (String) member(record, "record", "data", "updated_at"))
                    .isNotEmpty()
                    .allMatch(day -> day.compareTo("2026-01-05") >= 0);
            assertThat(lastState(second, "items")).isEqualTo(Map.of("updated_at", "2026-01-07"));
        }
    }

    @Test
    void aFailingStreamIsTracedAndTheReadEndsWithOne() {
        ItemsApi items = new ItemsApi(3);
        try (LocalApi api = new LocalApi(uri -> uri.getPath().equals("/tags")
                ? Answer.json(403, Map.of("error", ItemsProject.TOKEN))
                : items.apply(uri))) {
            PintailProcess.Result result =
                    run(project(api), "read", "--catalog", "catalog.json").assertExitCode(1);

            List<Map<?, ?>> errors = of("TRACE", result).stream()
                    .filter(trace -> "ERROR".equals(member(trace, "trace", "type")))
                    .toList();
            assertThat(member(errors.getFirst(), "trace", "error", "stream_descriptor", "name"))
                    .isEqualTo("tags");
            assertThat(member(errors.getLast(), "trace", "error", "failure_type"))
                    .isEqualTo("config_error");
            assertThat((String) member(errors.getLast(), "trace", "error", "message"))
                    .contains("did not sync successfully");
            assertThat(statuses(result, "tags")).endsWith("INCOMPLETE");
            assertThat(statuses(result, "items")).endsWith("COMPLETE");
            assertThat(result.out() + result.err()).doesNotContain(ItemsProject.TOKEN);
        }
    }

    @Test
    void aConfigurationThatIsNoJsonIsTracedWithoutItsText() {
        try (LocalApi api = new LocalApi(new ItemsApi(1))) {
            ItemsProject project = project(api).write("config.json", "{\"token\": " + ItemsProject.TOKEN + "}");

            PintailProcess.Result result = run(project, "discover").assertExitCode(1);

            assertThat(member(only(result), "trace", "error", "failure_type")).isEqualTo("config_error");
            assertThat(result.err()).contains("REQUEST_INVALID");
            assertThat(result.out() + result.err()).doesNotContain(ItemsProject.TOKEN);
        }
    }

    private ItemsProject project(LocalApi api) {
        ItemsProject project = new ItemsProject(folder, api.url()).write("catalog.json", CATALOG);
        return writeConfig(project, api, "2026-01-05");
    }

    private static ItemsProject writeConfig(ItemsProject project, LocalApi api, String endDate) {
        return project.write(
                "config.json",
                JsonWriter.COMPACT.write(
                        Map.of("base_url", api.url(), "token", ItemsProject.TOKEN, "end_date", endDate)));
    }

    private static PintailProcess.Result run(ItemsProject project, String verb, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                verb,
                "--config",
                "config.json",
                "--manifest-path",
                "items.manifest.yaml",
                "--allow-host",
                "127.0.0.1"));
        arguments.addAll(List.of(more));
        return project.pintail().run(arguments.toArray(String[]::new));
    }

    /** Every line is a message: nothing else is on standard output. */
    private static List<Map<?, ?>> messages(PintailProcess.Result result) {
        List<Map<?, ?>> messages = new ArrayList<>();
        result.out().lines().forEach(line -> messages.add((Map<?, ?>) JsonReader.read(line)));
        return messages;
    }

    private static List<Map<?, ?>> of(String type, PintailProcess.Result result) {
        return messages(result).stream()
                .filter(message -> type.equals(message.get("type")))
                .toList();
    }

    /** The only message that is no log. */
    private static Map<?, ?> only(PintailProcess.Result result) {
        List<Map<?, ?>> messages = messages(result).stream()
                .filter(message -> !"LOG".equals(message.get("type")))
                .toList();
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private static List<Object> statuses(PintailProcess.Result result, String stream) {
        return of("TRACE", result).stream()
                .filter(trace -> stream.equals(member(trace, "trace", "stream_status", "stream_descriptor", "name")))
                .map(trace -> member(trace, "trace", "stream_status", "status"))
                .toList();
    }

    private static Object lastState(PintailProcess.Result result, String stream) {
        return of("STATE", result).stream()
                .filter(state -> stateOf(stream, state))
                .map(state -> member(state, "state", "stream", "stream_state"))
                .toList()
                .getLast();
    }

    private static boolean stateOf(String stream, Map<?, ?> message) {
        return stream.equals(member(message, "state", "stream", "stream_descriptor", "name"));
    }

    /** The value at this path; null if there is none. */
    private static Object member(Map<?, ?> message, String... path) {
        Object value = message;
        for (String name : path) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return value;
    }
}
