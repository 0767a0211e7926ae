package dev.pintail.conformance;

import dev.pintail.template.python.PyType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/**
 * What a recording of an expression or a component expects: a value and its type, a pattern, or an error.
 *
 * @param expect the recorded {@code expect} object
 * @param comparison whether the order of keys counts
 */
record Expectation(Map<?, ?> expect, ValueComparison comparison) {
    /** The first difference between what was recorded and what an evaluation gives. */
    Optional<Divergence> compare(Callable<Object> evaluation) throws Exception {
        Object actual;
        try {
            actual = evaluation.call();
        } catch (RuntimeException e) {
            return compareError(PythonException.of(e));
        }
        if (expect.containsKey("error")) {
            return Optional.of(Divergence.of("error", recordedError().toString(), actual));
        }
        if (expect.get("pattern") instanceof String pattern) {
            return comparePattern(pattern, actual);
        }
        Object expected = TaggedValues.decode(expect.get("value"));
        return comparison.compare("value", expected, actual).or(() -> compareType(actual));
    }

    private PythonException recordedError() {
        return new PythonException((String) expect.get("error"), (String) expect.get("message"));
    }

    private Optional<Divergence> compareError(PythonException actual) {
        if (!expect.containsKey("error")) {
            Object expected =
                    expect.containsKey("pattern") ? expect.get("pattern") : TaggedValues.decode(expect.get("value"));
            return Optional.of(Divergence.of("error", expected, actual.toString()));
        }
        PythonException expected = recordedError();
        return expected.category().equals(actual.category())
                ? Optional.empty()
                : Optional.of(Divergence.of("error", expected.toString(), actual.toString()));
    }

    /** A loose pattern has an object's address in it, which no connector wants: any text is good enough. */
    private Optional<Divergence> comparePattern(String pattern, Object actual) {
        boolean loose = Boolean.TRUE.equals(expect.get("loose"));
        boolean matches = actual instanceof String text
                && (loose
                        || Pattern.compile(pattern, Pattern.DOTALL)
                                .matcher(text)
                                .matches());
        return matches ? Optional.empty() : Optional.of(Divergence.of("pattern", pattern, actual));
    }

    private Optional<Divergence> compareType(Object actual) {
        String expected = (String) expect.get("type");
        String type = PyType.nameOf(actual).replaceFirst("^datetime\\.", "");
        return expected == null || expected.equals(type)
                ? Optional.empty()
                : Optional.of(Divergence.of("type", expected, type));
    }
}
