package dev.pintail.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A Python with PyAirbyte, to check our databases with the reference itself.
 *
 * @param python the interpreter: {@code -Dinterop.python=...}
 * @param scripts the folder of the recordings, which has the scripts
 */
record PyAirbyte(String python, Path scripts) {

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
            return exit == 0 ? "" : script + ": " + Files.readString(out);
        } finally {
            Files.delete(out);
        }
    }
}
