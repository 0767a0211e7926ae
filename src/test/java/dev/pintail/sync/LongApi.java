package dev.pintail.sync;

import dev.pintail.api.LocalApi;
import dev.pintail.api.LocalApi.Answer;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers {@code sync/continued.manifest.yaml}: 40 pages of notes, 3 pages of events a day, 2 pages of lines for each order. */
public final class LongApi implements Function<URI, Answer> {
    private static final int PAGE = 10;

    @Override
    public Answer apply(URI uri) {
        Map<String, String> query = LocalApi.query(uri);
        String[] path = uri.getPath().substring(1).split("/", -1);
        int after = Integer.parseInt(query.getOrDefault("after", "0"));
        return switch (path[0]) {
            case "notes" -> page(400, after, 0, "2026-01-01", 0);
            case "events" -> events(query.get("from"), after);
            case "orders" ->
                path.length == 1
                        ? page(30, after, 0, "2026-01-01", 0)
                        : page(
                                15,
                                after,
                                Integer.parseInt(path[1]) * 100,
                                day(Integer.parseInt(path[1]) % 8),
                                Long.parseLong(path[1]));
            default -> Answer.json(404, Map.of());
        };
    }

    private static Answer events(String from, int after) {
        return page(25, after, LocalDate.parse(from).getDayOfMonth() * 1000, from, 0);
    }

    private static String day(int number) {
        return LocalDate.parse("2026-01-01").plusDays(number).toString();
    }

    private static Answer page(int count, int after, int firstId, String at, long order) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (int i = after; i < Math.min(count, after + PAGE); i++) {
            records.add(Map.of("id", (long) firstId + i, "at", at, "order", order));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("data", records);
        if (after + PAGE < count) {
            answer.put("next", String.valueOf(after + PAGE));
        }
        return Answer.json(answer);
    }
}
