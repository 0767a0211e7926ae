package dev.pintail.conformance;

import java.nio.file.Path;
import java.util.List;

/** One folder of recordings and how its cases are replayed. */
interface CaseGroup {
    /** The word in the summary line, for example {@code expressions}. */
    String name();

    /** The cases in a folder of recordings, none if it has no such group; reading must be cheap, the work is in the cases. */
    List<ConformanceCase> cases(Path folder);
}
