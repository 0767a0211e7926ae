package dev.pintail.source.custom.known;

import dev.pintail.source.custom.CustomComponent;
import java.util.List;
import java.util.Map;

/** Pinterest's ad accounts: all of them come as {@code items}, a single one as the answer itself. */
record OneOrManyItems() implements CustomComponent.Extractor {
    @Override
    public List<Object> records(Object found, Object body) {
        Map<String, Object> answer = Items.object(body);
        if (answer.containsKey("items")) {
            return Items.of(answer.get("items")).toList();
        }
        return answer.isEmpty() ? List.of() : List.of(answer);
    }
}
