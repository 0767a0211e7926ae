package dev.pintail.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The recordings in {@code components/*.jsonl}: extractors, transformations, filters, normalisation, selectors. */
final class ComponentCases implements CaseGroup {
    @Override
    public String name() {
        return "components";
    }

    @Override
    public List<ConformanceCase> cases(Path folder) {
        return JsonLines.readAll(folder.resolve("components")).stream()
                .map(recording -> new ConformanceCase((String) recording.get("id"), () -> replay(recording)))
                .toList();
    }

    private static Optional<Divergence> replay(Map<String, Object> recording) throws Exception {
        ValueComparison comparison = "any".equals(recording.get("key_order"))
                ? ValueComparison.KEYS_IN_ANY_ORDER
                : ValueComparison.KEYS_IN_ORDER;
        Expectation expectation = new Expectation((Map<?, ?>) recording.get("expect"), comparison);
        return expectation.compare(() -> RecordedComponent.of(recording).run());
    }
}
