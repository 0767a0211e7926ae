package dev.pintail.conformance;

import dev.pintail.template.TemplateObject;
import java.util.Map;

/** The last record as templates see it: a mapping that is equal to no other mapping. */
record RecordedLastRecord(Map<String, Object> data) implements TemplateObject {
    @Override
    public String typeName() {
        return "Record";
    }

    @Override
    public Map<String, Object> items() {
        return data;
    }

    @Override
    public Object attribute(String name, Object absent) {
        return switch (name) {
            case "data" -> data;
            case "stream_name" -> "stream";
            case "associated_slice", "file_reference" -> null;
            default -> absent;
        };
    }
}
