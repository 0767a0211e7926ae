package dev.pintail.conformance;

import java.nio.file.Path;
import java.util.List;

/** Whole commands: {@code micro/<area>/*.json} or {@code connectors/<source>/*.json}. */
record ConnectorCases(String name) implements CaseGroup {
    @Override
    public List<ConformanceCase> cases(Path folder) {
        ConnectorCaseRunner runner = ConnectorCaseRunner.ofDeclarativeSource();
        return RunCases.files(folder.resolve(name)).stream()
                .map(file -> caseOf(file, folder, runner))
                .toList();
    }

    static ConformanceCase caseOf(Path file, Path folder, ConnectorCaseRunner runner) {
        String id = folder.relativize(file).toString().replaceFirst("\\.json$", "");
        return new ConformanceCase(id, () -> runner.divergence(id, ConnectorCase.read(file)));
    }
}
