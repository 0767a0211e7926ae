package dev.pintail.source.custom.known;

import dev.pintail.source.custom.CustomComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A list of texts becomes a list of records: {@code ["a", "b"]} gives {@code {"label": "a"}} and {@code {"label": "b"}}. Jira's labels,
 * the members of a Slack channel.
 */
record TextRecords(String field) implements CustomComponent.Extractor {
    @Override
    public List<Object> records(Object found, Object body) {
        return Items.of(found).map(this::record).toList();
    }

    private Object record(Object text) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put(field, text);
        return record;
    }
}
