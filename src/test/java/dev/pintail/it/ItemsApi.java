package dev.pintail.it;

import dev.pintail.api.LocalApi;
import dev.pintail.api.LocalApi.Answer;
import java.net.URI;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers {@code it/items.manifest.yaml}: the same number of items for every day, 100 a page, and three tags. */
public final class ItemsApi implements Function<URI, Answer> {
    private static final int PAGE_SIZE = 100;
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-01");

    private final int itemsPerDay;

    public ItemsApi(int itemsPerDay) {
        this.itemsPerDay = itemsPerDay;
    }

    @Override
    public Answer apply(URI uri) {
        return switch (uri.getPath()) {
            case "/items" -> items(LocalApi.query(uri));
            case "/tags" ->
                Answer.json(Map.of(
                        "data", List.of(Map.of("name", "red"), Map.of("name", "green"), Map.of("name", "blue"))));
            default -> Answer.json(404, Map.of("error", "no such path"));
        };
    }

    private Answer items(Map<String, String> query) {
        LocalDate from = LocalDate.parse(query.get("from"));
        LocalDate to = LocalDate.parse(query.get("to"));
        List<Map<String, Object>> found = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            for (int i = 0; i < itemsPerDay; i++) {
                long id = ChronoUnit.DAYS.between(FIRST_DAY, day) * 10_000L + i;
                found.add(Map.of("id", id, "updated_at", day.toString(), "note", "item " + id));
            }
        }
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        int start = Math.min((page - 1) * PAGE_SIZE, found.size());
        return Answer.json(Map.of("data", found.subList(start, Math.min(start + PAGE_SIZE, found.size()))));
    }
}
