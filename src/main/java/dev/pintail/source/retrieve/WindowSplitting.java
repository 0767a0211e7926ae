package dev.pintail.source.retrieve;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.slice.StreamSlice;
import java.util.List;
import java.util.function.Function;

/**
 * How a slice is split that the API finds too large.
 *
 * @param halves the parts of a slice; empty if it cannot be split
 * @param failureMessage added to the error when nothing helped; may be empty
 */
public record WindowSplitting(Function<StreamSlice, List<StreamSlice>> halves, String failureMessage) {
    public WindowSplitting {
        requireNonNull(halves, "halves is null");
        failureMessage = failureMessage.strip();
    }
}
