package dev.pintail.source.custom.known;

import dev.pintail.source.custom.CustomComponent;
import java.util.List;
import java.util.Map;

/**
 * A JSON:API answer of Klaviyo: the attributes of what it lists under {@code included} go into the relationship by which a record
 * refers to it.
 */
record IncludedRelations() implements CustomComponent.Extractor {
    @Override
    public List<Object> records(Object found, Object body) {
        List<Map<String, Object>> included =
                Items.objects(Items.object(body).get("included")).toList();
        Items.objects(found).forEach(record -> included.forEach(relation -> complete(record, relation)));
        return Items.of(found).toList();
    }

    private static void complete(Map<String, Object> record, Map<String, Object> relation) {
        Map<String, Object> relationships = Items.object(record.get("relationships"));
        Map<String, Object> data = Items.object(Items.object(relationships.get(String.valueOf(relation.get("type"))))
                .get("data"));
        if (data.containsKey("id") && data.get("id").equals(relation.get("id"))) {
            data.putAll(Items.object(relation.get("attributes")));
        }
    }
}
