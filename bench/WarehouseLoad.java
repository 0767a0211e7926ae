import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonScanner;
import dev.pintail.warehouse.Checkpoint;
import dev.pintail.warehouse.LoadedStream;
import dev.pintail.warehouse.Loader;
import dev.pintail.warehouse.Location;
import dev.pintail.warehouse.Target;
import dev.pintail.warehouse.Warehouse;
import dev.pintail.warehouse.WarehouseSettings;
import dev.pintail.warehouse.WriteStrategy;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * How fast records become a committed table, beside DuckDB's own {@code read_json} of the same bytes, in the same process and in
 * turns. {@code java -cp RUNNER_JAR bench/WarehouseLoad.java [THREADS [RUNS [narrow|wide [WAY]]]]}; with a way only those that begin so,
 * for a profiler.
 */
public final class WarehouseLoad {
    private static final int PAGE = 1000;
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final String[] COUNTRIES = {"DE", "FR", "US", "JP", "BR", "IN", "NG", "AU", "PT", "CA"};
    private static final String[] WORDS = {
        "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel",
        "india", "juliet", "kilo", "lima", "mike", "november", "oscar", "papa"
    };

    private static int threads = 1;
    private static Path folder;

    /** A shape of records. */
    private record Shape(String name, int records, int repeat, Map<String, String> types, java.util.function.LongFunction<String> json) {}

    private interface Work {
        void run(Path database) throws Exception;
    }

    /** Processor time and wall time of one run, in seconds. */
    private record Cost(double cpu, double wall) {}

    public static void main(String[] arguments) throws Exception {
        threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        folder = Files.createTempDirectory("warehouse-load");
        System.out.printf("DuckDB threads: %d, runs: %d (medians), Java %s%n%n", threads, runs, Runtime.version());
        System.out.println("| records | way | CPU us/record | least | records/s | read_json's CPU to this (least) | speed to read_json's |");
        System.out.println("|---|---|---:|---:|---:|---:|---:|");
        for (Shape shape : List.of(narrow(), wide())) {
            if (arguments.length < 3 || arguments[2].equals(shape.name)) {
                measure(shape, runs, arguments.length > 3 ? arguments[3] : "");
            }
        }
    }

    private static void measure(Shape shape, int runs, String wanted) throws Exception {
        List<byte[]> bodies = new ArrayList<>();
        Path ndjson = folder.resolve(shape.name + ".jsonl");
        StringBuilder lines = new StringBuilder();
        for (long page = 0; page < shape.records / PAGE; page++) {
            StringBuilder body = new StringBuilder("[");
            for (long i = 0; i < PAGE; i++) {
                String record = shape.json.apply(page * PAGE + i);
                body.append(i == 0 ? "" : ",").append(record);
                lines.append(record).append('\n');
            }
            bodies.add(body.append(']').toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] once = lines.toString().getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(ndjson), 1 << 16)) {
            for (int again = 0; again < shape.repeat; again++) {
                out.write(once);
            }
        }
        List<List<Map<String, Object>>> values = new ArrayList<>();
        for (byte[] body : bodies) {
            values.add(page(body));
        }
        Map<String, Work> ways = new LinkedHashMap<>();
        ways.put("read_json", database -> readJson(shape, ndjson, database));
        ways.put("values, append", database -> load(shape, database, WriteStrategy.APPEND, loader -> {
            for (List<Map<String, Object>> page : values) {
                loader.add(page, Instant.EPOCH);
            }
        }));
        ways.put("page bytes, append", database -> load(shape, database, WriteStrategy.APPEND, loader -> {
            for (byte[] body : bodies) {
                loader.add(scanned(body), Instant.EPOCH);
            }
        }));
        ways.put("values, merge", database -> load(shape, database, WriteStrategy.MERGE, loader -> {
            for (List<Map<String, Object>> page : values) {
                loader.add(page, Instant.EPOCH);
            }
        }));
        ways.keySet().removeIf(way -> !way.startsWith(wanted));
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        for (int run = -2; run < runs; run++) {
            for (Map.Entry<String, Work> way : ways.entrySet()) {
                Cost cost = time(way.getValue());
                if (run >= 0) {
                    costs.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(cost);
                }
            }
        }
        double records = (double) shape.records * shape.repeat;
        List<Cost> limit = costs.getOrDefault("read_json", costs.values().iterator().next());
        double limitCpu = median(limit.stream().map(Cost::cpu).toList());
        double limitWall = median(limit.stream().map(Cost::wall).toList());
        costs.forEach((way, all) -> {
            double cpu = median(all.stream().map(Cost::cpu).toList());
            double wall = median(all.stream().map(Cost::wall).toList());
            double least = least(all);
            System.out.printf("| %s | %s | %.2f | %.2f | %,.0f | %.2f (%.2f) | %.2f |%n",
                    shape.name, way, cpu / records * 1e6, least / records * 1e6, records / wall,
                    limitCpu / cpu, least(limit) / least, limitWall / wall);
        });
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double least(List<Cost> costs) {
        return costs.stream().mapToDouble(Cost::cpu).min().orElseThrow();
    }

    private static Cost time(Work work) throws Exception {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Path database = folder.resolve("load.duckdb");
        Files.deleteIfExists(database);
        System.gc();
        long cpu = system.getProcessCpuTime();
        long wall = System.nanoTime();
        work.run(database);
        Cost cost = new Cost((system.getProcessCpuTime() - cpu) / 1e9, (System.nanoTime() - wall) / 1e9);
        Files.deleteIfExists(database);
        return cost;
    }

    private static void readJson(Shape shape, Path ndjson, Path database) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("threads", String.valueOf(threads));
        properties.setProperty("preserve_insertion_order", "false");
        properties.setProperty("checkpoint_threshold", "256MB");
        StringBuilder columns = new StringBuilder();
        StringBuilder ddl = new StringBuilder();
        shape.types.forEach((name, type) -> {
            columns.append(columns.isEmpty() ? "" : ", ").append("'%s': '%s'".formatted(name, type));
            ddl.append(ddl.isEmpty() ? "" : ", ").append("\"%s\" %s".formatted(name, type));
        });
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + database, properties);
                Statement sql = connection.createStatement()) {
            sql.execute("CREATE TABLE t (%s)".formatted(ddl));
            sql.execute("INSERT INTO t SELECT * FROM read_json('%s', format='newline_delimited', columns={%s})".formatted(ndjson, columns));
        }
    }

    private interface Feeding {
        void into(Loader loader);
    }

    private static void load(Shape shape, Path database, WriteStrategy strategy, Feeding feeding) {
        WarehouseSettings settings = new WarehouseSettings(
                Optional.empty(), OptionalInt.of(threads), Optional.empty(), Optional.empty());
        Map<String, Object> properties = new LinkedHashMap<>();
        shape.types.forEach((name, type) -> properties.put(name, switch (type) {
            case "BIGINT" -> Map.of("type", "integer");
            case "DECIMAL(38,9)" -> Map.of("type", "number");
            case "BOOLEAN" -> Map.of("type", "boolean");
            case "TIMESTAMP" -> Map.of("type", "string", "format", "date-time");
            case "JSON" -> Map.of("type", "object");
            default -> Map.of("type", "string");
        }));
        LoadedStream stream =
                new LoadedStream("t", Map.of("properties", properties), List.of(List.of("id")), List.of(), strategy);
        try (Warehouse warehouse = Warehouse.open(Target.of(new Location.DuckDbFile(database)), settings);
                Loader loader = warehouse.loader("source-bench", stream, false)) {
            for (int again = 0; again < shape.repeat; again++) {
                feeding.into(loader);
                loader.checkpoint(Checkpoint.of(Map.of("at", (long) again), shape.records));
            }
            loader.complete(Checkpoint.of(Map.of("at", "end"), 0));
        }
    }

    /** As a page comes from an API: the values are read if they are wanted. */
    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> scanned(byte[] body) {
        return (List<Map<String, Object>>) JsonScanner.read(body);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> page(byte[] body) {
        return (List<Map<String, Object>>) JsonReader.read(body);
    }

    private static Shape narrow() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("id", "BIGINT");
        types.put("name", "VARCHAR");
        types.put("email", "VARCHAR");
        types.put("amount", "DECIMAL(38,9)");
        types.put("active", "BOOLEAN");
        types.put("country", "VARCHAR");
        types.put("score", "BIGINT");
        types.put("updated_at", "TIMESTAMP");
        types.put("note", "VARCHAR");
        return new Shape("narrow", 250_000, 1, types, WarehouseLoad::narrow);
    }

    private static String narrow(long i) {
        long h = mix(i);
        return "{\"id\":%d,\"name\":\"user %d\",\"email\":\"user%d@example.com\",\"amount\":%d.%d%d,\"active\":%b,\"country\":\"%s\",\"score\":%d,\"updated_at\":\"%s\",\"note\":\"%s %s %s\"}"
                .formatted(i, i, i, Long.remainderUnsigned(h, 10_000), (h >>> 20) % 10, 1 + (h >>> 24) % 9, (h >>> 32 & 1) == 0,
                        COUNTRIES[(int) ((h >>> 36) % 10)], (h >>> 40) % 1000, START.plusSeconds(i), word(h >>> 8), word(h >>> 12), word(h >>> 16));
    }

    private static Shape wide() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("id", "BIGINT");
        types.put("updated_at", "TIMESTAMP");
        for (int i = 0; i < 20; i++) {
            types.put("text_" + i, "VARCHAR");
        }
        for (int i = 0; i < 10; i++) {
            types.put("int_" + i, "BIGINT");
        }
        for (int i = 0; i < 8; i++) {
            types.put("num_" + i, "DECIMAL(38,9)");
        }
        for (int i = 0; i < 4; i++) {
            types.put("flag_" + i, "BOOLEAN");
        }
        types.put("address", "JSON");
        types.put("items", "JSON");
        return new Shape("wide", 40_000, 1, types, WarehouseLoad::wide);
    }

    private static String wide(long i) {
        long h = mix(i ^ 0xabcdef);
        StringBuilder json = new StringBuilder("{\"id\":%d,\"updated_at\":\"%s\"".formatted(i, START.plusSeconds(i)));
        for (int f = 0; f < 20; f++) {
            h = mix(h);
            json.append(",\"text_%d\":\"%s".formatted(f, word(h)));
            for (int w = 1; w < 10; w++) {
                json.append(' ').append(word(h >>> 4 * w));
            }
            json.append('"');
        }
        for (int f = 0; f < 10; f++) {
            h = mix(h);
            json.append(",\"int_%d\":%d".formatted(f, Long.remainderUnsigned(h, 1_000_000_000)));
        }
        for (int f = 0; f < 8; f++) {
            h = mix(h);
            json.append(",\"num_%d\":%d.%d%d".formatted(f, Long.remainderUnsigned(h, 100_000), (h >>> 20) % 10, 1 + (h >>> 24) % 9));
        }
        for (int f = 0; f < 4; f++) {
            json.append(",\"flag_%d\":%b".formatted(f, (h >>> f & 1) == 0));
        }
        return json.append(",\"address\":{\"street\":\"%d Main Street\",\"city\":\"%s\",\"geo\":{\"lat\":48.25,\"lon\":-9.5}},\"items\":[{\"sku\":\"A-1\",\"qty\":2},{\"sku\":\"B-2\",\"qty\":1}]}"
                        .formatted(Long.remainderUnsigned(h, 900), word(h >>> 50)))
                .toString();
    }

    private static String word(long bits) {
        return WORDS[(int) bits & 15];
    }

    /** The generator of ../shared/bench/mock-api, so that the records are those that the other tools were measured with: splitmix64. */
    private static long mix(long i) {
        long h = i + 0x9e3779b97f4a7c15L;
        h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
        h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
        return h ^ (h >>> 31);
    }
}
