package dev.pintail.source.extract;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.DecodedResponse;
import dev.pintail.template.python.Truth;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * Takes what lies at a path in each body: the items of a list, or anything else as one record, unless it is empty.
 *
 * @param expander makes several records of each; null for none
 */
public record DpathExtractor(PathTemplate path, RecordExpander expander) implements RecordExtractor {
    public DpathExtractor {
        requireNonNull(path, "path is null");
    }

    @Override
    public Iterator<Object> extract(DecodedResponse response) {
        Iterator<Object> found = new Flattened<>(response.bodies(), this::recordsIn);
        return expander == null ? found : new Flattened<>(found, expander::expand);
    }

    private Iterator<Object> recordsIn(Object body) {
        DocumentPath resolved = path.resolved();
        Object found = resolved.takesAll() ? resolved.values(body) : resolved.get(body, List.of());
        if (found instanceof List<?> records) {
            return Collections.<Object>unmodifiableList(records).iterator();
        }
        return Truth.of(found) ? Collections.singleton(found).iterator() : Collections.emptyIterator();
    }
}
