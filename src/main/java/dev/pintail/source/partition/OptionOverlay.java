package dev.pintail.source.partition;

import dev.pintail.source.http.RequestOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/** Options of routers and cursors together: unlike those of other components they may replace one another. */
public final class OptionOverlay {
    private OptionOverlay() {}

    /** The lower options, replaced by the upper ones where both set the same name. */
    public static RequestOptions over(RequestOptions lower, RequestOptions upper) {
        return new RequestOptions(
                over(lower.parameters(), upper.parameters()),
                over(lower.headers(), upper.headers()),
                over(lower.bodyData(), upper.bodyData()),
                over(lower.bodyJson(), upper.bodyJson()));
    }

    private static Map<String, Object> over(Map<String, Object> lower, Map<String, Object> upper) {
        if (lower.isEmpty()) {
            return upper;
        }
        Map<String, Object> both = new LinkedHashMap<>(lower);
        both.putAll(upper);
        return both;
    }
}
