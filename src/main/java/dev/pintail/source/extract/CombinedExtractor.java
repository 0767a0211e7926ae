package dev.pintail.source.extract;

import dev.pintail.source.http.DecodedResponse;
import dev.pintail.template.python.Truth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * Puts the records of several extractors together.
 *
 * <p>Each of them gets bodies of its own, so that what happens to a record of one does not change what the next one finds.
 *
 * @param firstMatch whether only the first extractor that finds anything counts; else all of them do, one after another
 * @param skipEmptyRecords whether null, empty objects, lists and texts are {@link RecordExtractor#DROPPED} before they can
 *     count as found
 */
public record CombinedExtractor(List<RecordExtractor> extractors, boolean firstMatch, boolean skipEmptyRecords)
        implements RecordExtractor {
    public CombinedExtractor {
        extractors = List.copyOf(extractors);
        if (extractors.isEmpty()) {
            throw new IllegalArgumentException("extractors is empty");
        }
    }

    @Override
    public Iterator<Object> extract(DecodedResponse response) {
        List<Object> bodies = new ArrayList<>();
        response.bodies().forEachRemaining(bodies::add);
        if (!firstMatch) {
            return new Flattened<>(extractors.iterator(), extractor -> records(extractor, response, bodies));
        }
        for (RecordExtractor extractor : extractors) {
            Iterator<Object> records = records(extractor, response, bodies);
            List<Object> dropped = new ArrayList<>();
            while (records.hasNext()) {
                Object first = records.next();
                dropped.add(first);
                if (!RecordExtractor.isDropped(first)) {
                    return new Flattened<>(List.of(dropped.iterator(), records).iterator(), part -> part);
                }
            }
        }
        return Collections.emptyIterator();
    }

    private Iterator<Object> records(RecordExtractor extractor, DecodedResponse response, List<Object> bodies) {
        List<Object> own = new ArrayList<>(bodies.size());
        bodies.forEach(body -> own.add(DeepCopy.of(body)));
        Iterator<Object> records = extractor.extract(DecodedResponse.of(response.response(), own));
        if (!skipEmptyRecords) {
            return records;
        }
        return new Flattened<>(
                records,
                record -> Collections.singleton(isEmpty(record) ? DROPPED : record)
                        .iterator());
    }

    private static boolean isEmpty(Object record) {
        return !RecordExtractor.isDropped(record) && !Truth.of(record);
    }
}
