package dev.pintail.source.custom.known;

import dev.pintail.source.custom.CustomComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mailchimp's activity by mail: each item of {@code activity} becomes a record, with what else is known of the mail. */
record EmailActivity() implements CustomComponent.Extractor {
    @Override
    public List<Object> records(Object found, Object body) {
        return Items.objects(found)
                .flatMap(mail -> {
                    Map<String, Object> rest = new LinkedHashMap<>(mail);
                    Object activity = rest.remove("activity");
                    return Items.objects(activity).<Object>map(item -> Items.with(rest, item));
                })
                .toList();
    }
}
