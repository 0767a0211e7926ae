package dev.pintail.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The recordings in {@code expressions/*.jsonl}: templates, date formats, durations. */
final class ExpressionCases implements CaseGroup {
    @Override
    public String name() {
        return "expressions";
    }

    @Override
    public List<ConformanceCase> cases(Path folder) {
        return JsonLines.readAll(folder.resolve("expressions")).stream()
                .map(recording -> new ConformanceCase((String) recording.get("id"), () -> replay(recording)))
                .toList();
    }

    private static Optional<Divergence> replay(Map<String, Object> recording) throws Exception {
        Expectation expectation = new Expectation((Map<?, ?>) recording.get("expect"), ValueComparison.KEYS_IN_ORDER);
        return expectation.compare(() -> DateExpressions.KINDS.contains(recording.get("kind"))
                ? DateExpressions.evaluate(recording)
                : TemplateExpressions.evaluate(recording));
    }
}
