package dev.pintail.interop;

import static dev.pintail.interop.InteropCase.object;
import static java.util.stream.Collectors.joining;

import dev.pintail.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A Python with PyAirbyte, to check our databases with the reference itself.
 *
 * @param python the interpreter: {@code -Dinterop.python=...}
 * @param scripts the folder of the recordings, which has the scripts
 */
record PyAirbyte(String python, Path scripts) {
    private static final Set<String> OBJECTIONS =
            Set.of("differences", "golden_before", "open", "resume", "golden_after");
    private static final Pattern OWN_TABLE = Pattern.compile("\\w+: table [^ ]+\\._pintail_\\w+: not expected");

    /** Empty unless the interpreter is named and has the package. */
    static Optional<PyAirbyte> find(Path scripts) throws IOException, InterruptedException {
        String python = System.getProperty("interop.python", "");
        if (python.isEmpty() || !Files.exists(scripts.resolve("check_with_pyairbyte.py"))) {
            return Optional.empty();
        }
        Process process = new ProcessBuilder(python, "-c", "import airbyte")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0 ? Optional.of(new PyAirbyte(python, scripts)) : Optional.empty();
    }

    /** The differences that {@code compare_db.py} finds; empty when there are none. */
    String compare(Path database, InteropCase interop, int after) throws IOException, InterruptedException {
        return run("compare_db.py", database, interop, after);
    }

    /** What is wrong when PyAirbyte opens the database and goes on from it; empty when nothing is. */
    String goOn(Path database, InteropCase interop, int after) throws IOException, InterruptedException {
        return run("check_with_pyairbyte.py", database, interop, after);
    }

    private String run(String script, Path database, InteropCase interop, int after)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("interop", ".json");
        try {
            int exit = new ProcessBuilder(List.of(
                            python,
                            scripts.resolve(script).toString(),
                            database.toString(),
                            interop.folder().toString(),
                            "--after",
                            String.valueOf(after)))
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start()
                    .waitFor();
            return exit == 0 ? "" : differences(Files.readString(out));
        } finally {
            Files.delete(out);
        }
    }

    /** What a script objects to, without our own tables, which stand beside PyAirbyte's. */
    private static String differences(String output) {
        int verdict = output.lastIndexOf("\n{\n");
        if (verdict < 0 && !output.startsWith("{")) {
            return output;
        }
        return object(JsonReader.read(output.substring(verdict + 1))).entrySet().stream()
                .filter(entry -> OBJECTIONS.contains(entry.getKey()))
                .flatMap(entry -> ((List<?>) entry.getValue()).stream().map(text -> entry.getKey() + ": " + text))
                .filter(text -> !OWN_TABLE.matcher(text).matches())
                .collect(joining("; "));
    }
}
