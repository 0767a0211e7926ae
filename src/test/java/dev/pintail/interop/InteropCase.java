package dev.pintail.interop;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One recorded case: a folder. */
record InteropCase(Path folder) {
    /** Where the cases lie. */
    static final Path ROOT = Path.of(System.getProperty("interop.dir", "../shared/interop"));

    /** The one case to run; empty means all. */
    private static final String ONE = System.getProperty("interop.case", "");

    /** The arguments of one {@code Source.read()}. */
    record Run(
            int number,
            String sourceName,
            Optional<List<String>> streams,
            String writeStrategy,
            boolean fullRefresh,
            String schema,
            String tablePrefix,
            String manifest,
            Map<String, Object> configOverrides) {}

    /** All cases that are there; none without the shared folder. */
    static List<InteropCase> all() {
        if (!Files.isDirectory(ROOT)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.exists(folder.resolve("run.json")))
                    .filter(folder -> ONE.isEmpty() || folder.endsWith(ONE))
                    .sorted()
                    .map(InteropCase::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InteropCase named(String name) {
        return new InteropCase(ROOT.resolve(name));
    }

    /** Evidence of what PyAirbyte does, not a test. */
    boolean informational() {
        return Boolean.TRUE.equals(object("run.json").get("informational"));
    }

    /** Parts in which a better result is welcome, such as {@code rows}. */
    List<?> tolerated() {
        return object("run.json").get("tolerate") instanceof List<?> parts ? parts : List.of();
    }

    List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (Object each : (List<?>) object("run.json").get("runs")) {
            Map<?, ?> run = (Map<?, ?>) each;
            runs.add(new Run(
                    runs.size() + 1,
                    (String) run.get("source_name"),
                    Optional.ofNullable((List<?>) run.get("streams"))
                            .map(names -> names.stream().map(String::valueOf).toList()),
                    (String) run.get("write_strategy"),
                    (Boolean) run.get("force_full_refresh"),
                    (String) run.get("schema_name"),
                    (String) run.get("table_prefix"),
                    (String) run.get("manifest"),
                    run.get("config_overrides") == null ? Map.of() : object(run.get("config_overrides"))));
        }
        return runs;
    }

    /** The recorded exchanges of a run. */
    List<?> exchanges(Run run) {
        return (List<?>) JsonReader.read(bytes("http/run%d.json".formatted(run.number())));
    }

    /** The config of a run as JSON. */
    String config(Run run) {
        Map<String, Object> config = object("config.json");
        config.putAll(run.configOverrides());
        return JsonWriter.COMPACT.write(config);
    }

    String manifest(Run run) {
        return new String(bytes(run.manifest()), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The database after a run, as PyAirbyte left it. */
    Map<String, Object> expectedAfter(Run run) {
        List<?> after = (List<?>) object("expected.json").get("after");
        return object(after.get(run.number() - 1));
    }

    /** The database file that PyAirbyte left after run 1. */
    Path database() {
        return folder.resolve("pyairbyte.duckdb");
    }

    private Map<String, Object> object(String file) {
        return object(JsonReader.read(bytes(file)));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
