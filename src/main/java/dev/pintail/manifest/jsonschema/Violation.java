package dev.pintail.manifest.jsonschema;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One way in which a value does not keep a schema. Says nothing of the value itself, which may be a secret.
 *
 * @param path property names (String) and list positions (Integer) down to what is wrong
 * @param keyword of the schema
 * @param message what is wrong, for example {@code expected integer}
 * @param rightType whether the value has the type that the same schema wants
 * @param alternatives for {@code anyOf} and {@code oneOf}: what is wrong in each branch
 */
public record Violation(
        List<Object> path, String keyword, String message, boolean rightType, List<Violation> alternatives) {
    /** From less to more specific, as {@code jsonschema.exceptions.relevance} sorts. */
    private static final Comparator<Violation> SPECIFIC = Comparator.comparingInt(
                    (Violation violation) -> -violation.path.size())
            .thenComparing(violation -> violation.path.toString())
            .thenComparing(violation -> !violation.isChoice())
            .thenComparing(violation -> !violation.rightType);

    /** The path and the message. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Object step : path) {
            text.append(step instanceof Integer ? "[" + step + "]" : text.isEmpty() ? step : "." + step);
        }
        return text.isEmpty() ? message : text.append(": ").append(message).toString();
    }

    /** The one that says most about what is wrong: near the top, and inside alternatives in the one that was meant. */
    static Optional<Violation> best(List<Violation> violations) {
        return violations.stream().max(SPECIFIC).map(Violation::deepest);
    }

    private Violation deepest() {
        List<Violation> sorted = alternatives.stream().sorted(SPECIFIC).toList();
        if (sorted.isEmpty() || (sorted.size() > 1 && SPECIFIC.compare(sorted.get(0), sorted.get(1)) == 0)) {
            return this;
        }
        return sorted.getFirst().deepest();
    }

    private boolean isChoice() {
        return keyword.equals("anyOf") || keyword.equals("oneOf");
    }
}
