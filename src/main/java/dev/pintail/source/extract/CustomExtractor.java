package dev.pintail.source.extract;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.http.DecodedResponse;
import java.util.Iterator;

/**
 * An extractor in the place of a Python class. It sees what lies at the path, as a subclass of the format's own extractor would.
 *
 * @param path empty for whole bodies
 */
record CustomExtractor(PathTemplate path, CustomComponent.Extractor extractor) implements RecordExtractor {
    CustomExtractor {
        requireNonNull(path, "path is null");
        requireNonNull(extractor, "extractor is null");
    }

    @Override
    public Iterator<Object> extract(DecodedResponse response) {
        return new Flattened<>(
                response.bodies(), body -> extractor.records(found(body)).iterator());
    }

    private Object found(Object body) {
        DocumentPath resolved = path.resolved();
        return resolved.takesAll() ? resolved.values(body) : resolved.get(body, null);
    }
}
