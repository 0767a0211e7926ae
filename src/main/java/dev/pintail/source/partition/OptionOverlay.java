package dev.pintail.source.partition;

import dev.pintail.source.http.RequestOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/** Options of routers and cursors together: unlike those of other components they may replace one another. */
public final class OptionOverlay {
    private OptionOverlay() {}

    /** The lower options, replaced by the upper ones where both set the same name, however much is below that name. */
    public static RequestOptions over(RequestOptions lower, RequestOptions upper) {
        return combine(lower, upper, (below, above) -> above);
    }

    /** One component's options: objects in a JSON body are joined, anything else is replaced by what comes later. */
    public static RequestOptions joined(RequestOptions earlier, RequestOptions later) {
        return combine(earlier, later, OptionOverlay::joined);
    }

    private static RequestOptions combine(RequestOptions lower, RequestOptions upper, BinaryOperator<Object> both) {
        return new RequestOptions(
                combine(lower.parameters(), upper.parameters(), both),
                combine(lower.headers(), upper.headers(), both),
                combine(lower.bodyData(), upper.bodyData(), both),
                combine(lower.bodyJson(), upper.bodyJson(), both));
    }

    private static Map<String, Object> combine(
            Map<String, Object> lower, Map<String, Object> upper, BinaryOperator<Object> both) {
        if (lower.isEmpty()) {
            return upper;
        }
        Map<String, Object> combined = new LinkedHashMap<>(lower);
        upper.forEach((name, value) ->
                combined.put(name, lower.containsKey(name) ? both.apply(lower.get(name), value) : value));
        return combined;
    }

    @SuppressWarnings("unchecked") // objects of a request have only text keys
    private static Object joined(Object earlier, Object later) {
        return earlier instanceof Map<?, ?> lower && later instanceof Map<?, ?> upper
                ? combine((Map<String, Object>) lower, (Map<String, Object>) upper, OptionOverlay::joined)
                : later;
    }
}
