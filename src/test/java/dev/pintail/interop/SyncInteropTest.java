package dev.pintail.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every recorded case from end to end: the recorded answers over HTTP, the case's manifest, a database, compared with the one
 * that PyAirbyte left, and the requests with those that it sent.
 *
 * <p>{@code -Dinterop.dir=DIR} names the folder of the cases (else {@code ../shared/interop}), {@code -Dinterop.case=NAME} one
 * of them; with {@code -Dinterop.python=PYTHON} that has PyAirbyte, the reference's own scripts compare too, and PyAirbyte resumes from our
 * databases. {@code bench/interop.sh} runs it.
 */
class SyncInteropTest {
    /** docs/differences.md: what two streams ask for at the same time through the cache is asked for once. */
    private static final Map<String, String> ASKED_ONCE = Map.of("substream_state", "GET /parents");

    @TempDir
    Path folder;

    private final List<String> failures = new ArrayList<>();
    private int checks;

    @Test
    void theDatabaseIsPyAirbytes() throws Exception {
        List<InteropCase> cases =
                InteropCase.all().stream().filter(c -> !c.informational()).toList();
        assumeFalse(cases.isEmpty(), "no recordings in " + InteropCase.ROOT);
        Optional<PyAirbyte> python = PyAirbyte.find(InteropCase.ROOT);
        for (InteropCase interop : cases) {
            int before = checks;
            int failed = failures.size();
            writeTheSame(interop, python);
            resumeFromPyAirbyte(interop, python);
            List<String> wrong = failures.subList(failed, failures.size());
            System.out.printf("interop: %s %d of %d%n", interop, checks - before - wrong.size(), checks - before);
            wrong.forEach(System.out::println);
        }
        System.out.printf(
                "interop: %d of %d checks passed in %d cases of %s%s%n",
                checks - failures.size(),
                checks,
                cases.size(),
                InteropCase.ROOT,
                python.isPresent() ? ", with PyAirbyte" : " (PyAirbyte is absent; see -Dinterop.python)");
        assertThat(failures).isEmpty();
    }

    /** (a) a new database, run by run; (c) after the first, PyAirbyte goes on from it. */
    private void writeTheSame(InteropCase interop, Optional<PyAirbyte> python) throws Exception {
        Path database = folder.resolve(interop + ".duckdb");
        for (InteropCase.Run run : interop.runs()) {
            run(interop, run, database, python, "new");
            if (run.number() == 1 && python.isPresent()) {
                check(interop + ", PyAirbyte goes on", python.get().goOn(database, interop, 1));
            }
        }
    }

    /** (b) the second run on a copy of what PyAirbyte left after the first. */
    private void resumeFromPyAirbyte(InteropCase interop, Optional<PyAirbyte> python) throws Exception {
        if (interop.runs().size() < 2 || !Files.isRegularFile(interop.database())) {
            return;
        }
        Path database = Files.copy(interop.database(), folder.resolve(interop + "-resumed.duckdb"));
        assertThat(database.toFile().setWritable(true)).isTrue();
        run(interop, interop.runs().get(1), database, python, "resumed");
    }

    private void run(InteropCase interop, InteropCase.Run run, Path database, Optional<PyAirbyte> python, String what)
            throws IOException, InterruptedException {
        String name = "%s, %s, run %d".formatted(interop, what, run.number());
        List<String> differences;
        try (ReplayServer server = new ReplayServer(interop.exchanges(run))) {
            new LiveRun(interop, run, server).into(database);
            differences = new ArrayList<>(server.differences(Optional.ofNullable(ASKED_ONCE.get(interop.toString()))));
            differences.addAll(DumpDifferences.between(
                    DatabaseDump.of(database), interop.expectedAfter(run), interop.tolerated()));
        } catch (Exception | AssertionError e) {
            differences = List.of(e.toString());
        }
        check(name, String.join("; ", differences));
        if (python.isPresent()) {
            check(name + ", compare_db.py", python.get().compare(database, interop, run.number()));
        }
    }

    private void check(String name, String differences) {
        checks++;
        if (!differences.isEmpty()) {
            failures.add(name + ": " + differences);
        }
    }
}
