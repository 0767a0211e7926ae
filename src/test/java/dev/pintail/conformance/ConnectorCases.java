package dev.pintail.conformance;

import java.nio.file.Path;
import java.util.List;

/** Whole commands: {@code micro/<area>/*.json} or {@code connectors/<source>/*.json}. */
record ConnectorCases(String name, StepRunner runner) implements CaseGroup {
    @Override
    public List<ConformanceCase> cases(Path folder) {
        ConnectorCaseRunner cases = new ConnectorCaseRunner(runner);
        return RunCases.files(folder.resolve(name)).stream()
                .map(file -> new ConformanceCase(
                        folder.relativize(file).toString().replaceFirst("\\.json$", ""),
                        () -> cases.divergence(ConnectorCase.read(file))))
                .toList();
    }
}
