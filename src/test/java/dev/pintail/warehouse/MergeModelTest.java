package dev.pintail.warehouse;

import static dev.pintail.warehouse.TestWarehouse.NOW;
import static dev.pintail.warehouse.TestWarehouse.SOURCE;
import static dev.pintail.warehouse.TestWarehouse.stream;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random syncs against a model of a table that is a list of rows. */
class MergeModelTest {
    private static final String PROPERTIES = "{\"a\":{\"type\":\"integer\"},\"b\":{\"type\":\"string\"},"
            + "\"seen\":{\"type\":\"string\",\"format\":\"date-time\"},\"v\":{\"type\":\"integer\"}}";

    @TempDir
    Path folder;

    /** What a table holds, by the rules of the write strategies. */
    private static final class Model {
        List<Map<String, Object>> rows = new ArrayList<>();

        void append(List<Map<String, Object>> records) {
            rows.addAll(records);
        }

        void replace(List<Map<String, Object>> records) {
            if (!records.isEmpty()) {
                rows = new ArrayList<>(records);
            }
        }

        void merge(List<Map<String, Object>> records) {
            Map<List<Object>, Map<String, Object>> latest = new LinkedHashMap<>();
            List<Map<String, Object>> keyless = new ArrayList<>();
            for (Map<String, Object> row : records) {
                if (row.get("a") == null || row.get("b") == null) {
                    keyless.add(row);
                } else {
                    latest.merge(
                            key(row), row, (old, young) -> cursor(young).compareTo(cursor(old)) >= 0 ? young : old);
                }
            }
            rows.removeIf(row ->
                    latest.containsKey(key(row)) && cursor(row).compareTo(cursor(latest.get(key(row)))) <= 0);
            rows.forEach(row -> latest.remove(key(row))); // what is there is newer
            rows.addAll(latest.values());
            rows.addAll(keyless);
        }

        private static List<Object> key(Map<String, Object> row) {
            List<Object> key = new ArrayList<>();
            key.add(row.get("a"));
            key.add(row.get("b"));
            return key;
        }

        /** No cursor is earlier than every cursor. */
        private static String cursor(Map<String, Object> row) {
            return row.get("seen") == null ? "" : (String) row.get("seen");
        }
    }

    private static Map<String, Object> record(Random random, long number) {
        Map<String, Object> record = new HashMap<>();
        record.put("a", random.nextInt(20) == 0 ? null : (Object) (long) random.nextInt(6));
        record.put("b", random.nextInt(20) == 0 ? null : String.valueOf((char) ('x' + random.nextInt(3))));
        record.put("seen", random.nextInt(5) == 0 ? null : "2024-01-0%dT00:00:00Z".formatted(1 + random.nextInt(4)));
        record.put("v", number);
        return record;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void tablesFollowTheModel(long seed) {
        Random random = new Random(seed);
        Model model = new Model();
        long number = 0;
        try (TestWarehouse db = TestWarehouse.open(folder.resolve(seed + ".duckdb"))) {
            for (int sync = 0; sync < 6; sync++) {
                WriteStrategy strategy = List.of(
                                WriteStrategy.MERGE, WriteStrategy.MERGE, WriteStrategy.APPEND, WriteStrategy.REPLACE)
                        .get(random.nextInt(4));
                try (Loader loader =
                        db.warehouse.loader(SOURCE, stream("t", PROPERTIES, strategy, "seen", "a", "b"), false)) {
                    List<Map<String, Object>> all = new ArrayList<>();
                    int checkpoints = 1 + random.nextInt(3);
                    for (int c = 1; c <= checkpoints; c++) {
                        List<Map<String, Object>> records = new ArrayList<>();
                        for (int page = random.nextInt(4); page > 0; page--) {
                            List<Map<String, Object>> one = new ArrayList<>();
                            for (int i = random.nextInt(30); i > 0; i--) {
                                one.add(record(random, number++));
                            }
                            loader.add(one, NOW);
                            records.addAll(one);
                        }
                        all.addAll(records);
                        switch (strategy) {
                            case APPEND -> model.append(records);
                            case MERGE -> model.merge(records);
                            case REPLACE, AUTO -> {}
                        }
                        Checkpoint checkpoint = Checkpoint.of(Map.of("number", number), records.size());
                        if (c < checkpoints) {
                            loader.checkpoint(checkpoint);
                        } else {
                            if (strategy == WriteStrategy.REPLACE) {
                                model.replace(all);
                            }
                            loader.complete(checkpoint);
                        }
                        assertThat(tableOf(db)).containsExactlyInAnyOrderElementsOf(tableOf(model));
                    }
                }
            }
        }
    }

    private static List<String> tableOf(TestWarehouse db) {
        return db.columns("t").isEmpty()
                ? List.of()
                : db.rows("SELECT a, b, strftime(seen, '%Y-%m-%dT%H:%M:%SZ'), v FROM warehouse.main.t");
    }

    private static List<String> tableOf(Model model) {
        return model.rows.stream()
                .map(row -> row.get("a") + "|" + row.get("b") + "|" + row.get("seen") + "|" + row.get("v"))
                .toList();
    }
}
