package dev.pintail.it;

import dev.pintail.api.LocalApi;
import dev.pintail.api.LocalApi.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Lists objects as Stripe does: the newest first, {@code created[gte]} and {@code created[lte]} inclusive, {@code limit} a page,
 * the next page behind {@code starting_after}. Thread-safe.
 */
final class StripeStandIn implements Function<URI, Answer> {
    private final Map<String, List<Map<String, Object>>> objects = new HashMap<>();
    private int served;

    /** Adds an object of a resource, created at this second. */
    synchronized void add(String resource, long created) {
        List<Map<String, Object>> all = objects.computeIfAbsent(resource, name -> new ArrayList<>());
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", "%s_%06d".formatted(resource, all.size()));
        object.put("object", resource);
        object.put("created", created);
        object.put("amount", 100L + all.size());
        object.put("fee_details", List.of(Map.of("amount", 3L, "currency", "eur")));
        all.add(object);
    }

    /** How many objects it has given since this was last asked. */
    synchronized int takeServed() {
        int since = served;
        served = 0;
        return since;
    }

    @Override
    public synchronized Answer apply(URI uri) {
        Map<String, String> query = LocalApi.query(uri);
        String resource = uri.getPath().substring("/v1/".length());
        long from = Long.parseLong(query.getOrDefault("created[gte]", "0"));
        long to = Long.parseLong(query.getOrDefault("created[lte]", String.valueOf(Long.MAX_VALUE)));
        int limit = Integer.parseInt(query.getOrDefault("limit", "10"));
        List<Map<String, Object>> found = objects.getOrDefault(resource, List.of()).stream()
                .filter(object -> created(object) >= from && created(object) <= to)
                .sorted(Comparator.comparingLong(StripeStandIn::created)
                        .reversed()
                        .thenComparing(object -> (String) object.get("id")))
                .toList();
        String after = query.get("starting_after");
        int start = 0;
        while (after != null && start < found.size()) {
            if (Objects.equals(found.get(start++).get("id"), after)) {
                break;
            }
        }
        List<Map<String, Object>> page = found.subList(start, Math.min(start + limit, found.size()));
        served += page.size();
        return Answer.json(
                Map.of("object", "list", "url", uri.getPath(), "has_more", start + limit < found.size(), "data", page));
    }

    private static long created(Map<String, Object> object) {
        return (Long) object.get("created");
    }
}
