package dev.pintail.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The suite: one test for each group of recordings, a line for each on standard output, failures in a file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
    private static final int SHOWN = 20;
    private static final List<CaseGroup> GROUPS = List.of(
            new ExpressionCases(), new ComponentCases(), new ConnectorCases("micro"), new ConnectorCases("connectors"));

    private final Conformance conformance = Conformance.fromProperties();
    private final FailureLog log = FailureLog.create(Path.of("target/conformance/failures.jsonl"));
    private final List<String> summaries = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> replayedCasesEndAsRecorded() {
        return GROUPS.stream().map(group -> DynamicTest.dynamicTest(group.name(), () -> replay(group)));
    }

    private void replay(CaseGroup group) {
        GroupReport report = conformance.run(group);
        assumeTrue(report.size() > 0, "no recordings of this group");
        log.append(group.name(), report);
        summaries.add(report.summary());
        List<String> complaints = report.complaints();
        assertThat(complaints.stream().limit(SHOWN))
                .as("%s; %d complaints, the first of them:", report.summary(), complaints.size())
                .isEmpty();
    }

    @AfterAll
    void printSummaries() {
        summaries.forEach(System.out::println);
    }
}
