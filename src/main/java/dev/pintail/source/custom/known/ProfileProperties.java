package dev.pintail.source.custom.known;

import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.slice.StreamSlice;
import java.util.Map;

/**
 * The properties of a Mixpanel profile go to the top of the record; the {@code $} that begins a reserved name is left out: {@code
 * {"$distinct_id": 1, "$properties": {"$browser": "x"}}} becomes {@code {"distinct_id": 1, "browser": "x"}}.
 */
record ProfileProperties() implements CustomComponent.Transformation {
    @Override
    public void transform(Map<String, Object> record, StreamSlice slice) {
        record.put("distinct_id", record.remove("$distinct_id"));
        Items.object(record.remove("$properties"))
                .forEach((name, value) -> record.put(name.startsWith("$") ? name.substring(1) : name, value));
    }
}
