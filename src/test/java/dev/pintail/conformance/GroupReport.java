package dev.pintail.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came out of one group: the counts, the failures, and which of them the lists did not announce. */
final class GroupReport {
    private final String group;
    private final ListedCases knownFailures;
    private final ListedCases differences;
    private final Map<String, Divergence> failures = new LinkedHashMap<>();
    private final List<String> noLongerFailing = new ArrayList<>();
    private int passed;
    private int different;

    GroupReport(String group, ListedCases knownFailures, ListedCases differences) {
        this.group = group;
        this.knownFailures = knownFailures;
        this.differences = differences;
    }

    void add(String id, Optional<Divergence> divergence) {
        if (divergence.isEmpty()) {
            passed++;
            if (knownFailures.contains(id) || differences.contains(id)) {
                noLongerFailing.add(id);
            }
        } else if (differences.contains(id)) {
            different++;
        } else {
            failures.put(id, divergence.get());
        }
    }

    /** Case id to first divergence, deliberate differences left out. */
    Map<String, Divergence> failures() {
        return failures;
    }

    boolean isKnown(String id) {
        return knownFailures.contains(id);
    }

    int size() {
        return passed + different + failures.size();
    }

    /** Passed and total, both without the deliberate differences. */
    String summary() {
        String line = "conformance %s: %d/%d".formatted(group, passed, passed + failures.size());
        return different == 0 ? line : line + " (and %d different on purpose)".formatted(different);
    }

    /** What the build has to say about it: failures that are not listed, listed cases that pass. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        failures.forEach((id, divergence) -> {
            if (!isKnown(id)) {
                complaints.add(id + ": " + divergence);
            }
        });
        noLongerFailing.forEach(
                id -> complaints.add(id + " is listed as failing or different, and passes: strike it off"));
        return complaints;
    }
}
