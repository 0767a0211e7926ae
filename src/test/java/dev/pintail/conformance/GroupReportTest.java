package dev.pintail.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupReportTest {
    private static final Optional<Divergence> DIVERGES = Optional.of(Divergence.of("value", 1L, 2L));

    private final GroupReport report = new GroupReport(
            "expressions",
            new ListedCases(Map.of("known", "not yet")),
            new ListedCases(Map.of("different", "on purpose")));

    @Test
    void aFailureThatNobodyAnnouncedIsAComplaint() {
        report.add("a", DIVERGES);
        assertThat(report.complaints()).containsExactly("a: value: expected 1, was 2");
    }

    @Test
    void announcedFailuresAndDifferencesAreNone() {
        report.add("known", DIVERGES);
        report.add("different", DIVERGES);
        report.add("a", Optional.empty());
        assertThat(report.complaints()).isEmpty();
        assertThat(report.summary()).isEqualTo("conformance expressions: 1/2 (and 1 different on purpose)");
    }

    @Test
    void whatIsListedAndPassesIsAComplaint() {
        report.add("known", Optional.empty());
        report.add("different", Optional.empty());
        assertThat(report.complaints()).hasSize(2).allMatch(complaint -> complaint.endsWith("strike it off"));
        assertThat(report.summary()).isEqualTo("conformance expressions: 2/2");
    }

    @Test
    void listedCasesThatAreNotThereDoNotMatter() {
        assertThat(report.complaints()).isEmpty();
    }
}
