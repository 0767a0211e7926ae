package dev.pintail.source.check;

import dev.pintail.error.SourceException;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.source.stream.SourceStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries a stream: reads its first slice until there is a record. */
final class Availability {
    private Availability() {}

    /**
     * Why the stream cannot be read; empty if it can, which a stream without records can too.
     *
     * @throws RuntimeException for what the reference does not expect of an API
     */
    static Optional<String> problem(SourceStream stream) {
        try {
            Iterator<StreamSlice> slices = stream.cursor().slices();
            if (!slices.hasNext()) {
                return Optional.of("Cannot attempt to connect to stream %s - no stream slices were found"
                        .formatted(stream.name()));
            }
            Iterator<List<Map<String, Object>>> pages = stream.read(slices.next());
            while (pages.hasNext() && pages.next().isEmpty()) {
                // a page without records says nothing yet
            }
            return Optional.empty();
        } catch (SourceException e) {
            return Optional.of(e.getMessage());
        }
    }
}
