package dev.pintail.manifest;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.Problem;
import java.util.List;

/** A manifest with mistakes. The message names the first; {@link #problems()} has all that were found. */
public final class InvalidManifestException extends ManifestException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    InvalidManifestException(List<Problem> problems) {
        super(ErrorCode.MANIFEST_INVALID, message(problems), "");
        this.problems = List.copyOf(problems);
    }

    InvalidManifestException(String message, int line) {
        this(List.of(new Problem("", line, message)));
    }

    /** Every mistake, in the order of the manifest; at least one. */
    public List<Problem> problems() {
        return problems;
    }

    private static String message(List<Problem> problems) {
        String first = problems.getFirst().toString();
        return problems.size() == 1 ? first : first + " (and " + (problems.size() - 1) + " more)";
    }
}
