package dev.pintail.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.json.JsonReader;
import dev.pintail.warehouse.BulkPath;
import dev.pintail.warehouse.Checkpoint;
import dev.pintail.warehouse.LoadedStream;
import dev.pintail.warehouse.Loader;
import dev.pintail.warehouse.Location;
import dev.pintail.warehouse.Target;
import dev.pintail.warehouse.Warehouse;
import dev.pintail.warehouse.WarehouseSettings;
import dev.pintail.warehouse.WriteStrategy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * Records per second from pages of JSON bytes in memory to a committed table, against DuckDB's own {@code read_json} of the
 * same bytes. Arguments: threads (2), records in thousands (500 narrow, 50 wide). Compare ratios, not machines.
 */
public final class LoadBench {
    private static final int PAGE = 1000;

    private LoadBench() {}

    private record Shape(String name, int records, LoadedStream stream, List<String> columns, List<byte[]> pages) {}

    private record Result(double wallMicros, double cpuMicros) {}

    @FunctionalInterface
    private interface Run {
        void load() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        int threads = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        int thousands = args.length > 1 ? Integer.parseInt(args[1]) : 0;
        Path folder = Files.createTempDirectory("pintail-bench");
        System.out.printf("%d threads; microseconds a record: wall, CPU; records/s; times read_json%n", threads);
        for (Shape shape :
                List.of(narrow(thousands > 0 ? thousands : 500), wide(thousands > 0 ? thousands / 10 : 50))) {
            Path file = ndjson(shape, folder);
            Result reader = best(shape, () -> readJson(shape, file, folder, threads));
            print(shape, "read_json", reader, reader);
            for (WriteStrategy strategy : List.of(WriteStrategy.APPEND, WriteStrategy.MERGE)) {
                for (BulkPath path :
                        args.length > 2 ? List.of(BulkPath.valueOf(args[2])) : List.of(BulkPath.values())) {
                    Result result = best(shape, () -> load(shape, strategy, path, folder, threads));
                    print(shape, path + " " + strategy, result, reader);
                }
            }
        }
    }

    private static Result best(Shape shape, Run run) throws Exception {
        Result best = null;
        for (int i = 0; i < 4; i++) {
            long cpu = cpuNanos();
            long wall = System.nanoTime();
            run.load();
            double n = shape.records * 1000.0;
            Result result = new Result((System.nanoTime() - wall) / n, (cpuNanos() - cpu) / n);
            if (best == null || result.cpuMicros < best.cpuMicros) {
                best = result;
            }
        }
        return best;
    }

    private static void print(Shape shape, String what, Result result, Result reader) {
        System.out.printf(
                "%-7s %-24s %6.2f %6.2f %9.0f/s %5.2f%n",
                shape.name,
                what,
                result.wallMicros,
                result.cpuMicros,
                1e6 / result.wallMicros,
                reader.wallMicros / result.wallMicros);
    }

    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElseThrow();
    }

    private static void load(Shape shape, WriteStrategy strategy, BulkPath path, Path folder, int threads)
            throws IOException {
        Path db = folder.resolve("load.duckdb");
        LoadedStream stream = new LoadedStream(
                shape.name, shape.stream.jsonSchema(), List.of(List.of("id")), List.of("updated_at"), strategy);
        WarehouseSettings settings = new WarehouseSettings(
                Optional.of("2GB"), OptionalInt.of(threads), Optional.of(folder), Optional.empty(), path);
        Instant now = Instant.now();
        try (Warehouse warehouse = Warehouse.open(Target.of(new Location.DuckDbFile(db)), settings);
                Loader loader = warehouse.loader("source-bench", stream, false)) {
            for (byte[] page : shape.pages) {
                loader.add(records(page), now);
            }
            loader.complete(Checkpoint.of(Map.of(), shape.records));
        }
        Files.delete(db);
        Files.deleteIfExists(folder.resolve("load.duckdb.wal"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> records(byte[] page) {
        return (List<Map<String, Object>>) ((Map<String, Object>) JsonReader.read(page)).get("data");
    }

    private static void readJson(Shape shape, Path file, Path folder, int threads) throws SQLException, IOException {
        Path db = folder.resolve("read.duckdb");
        Properties settings = new Properties();
        settings.setProperty("threads", String.valueOf(threads));
        settings.setProperty("memory_limit", "2GB");
        settings.setProperty("preserve_insertion_order", "false");
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", settings);
                Statement sql = connection.createStatement()) {
            sql.execute("ATTACH '" + db + "' AS w");
            sql.execute("CREATE TABLE w.t AS SELECT *, CAST(uuid() AS VARCHAR) AS raw_id, TIMESTAMP '2026-01-01' AS at,"
                    + " CAST('{}' AS JSON) AS meta FROM read_json('" + file
                    + "', format = 'newline_delimited', columns = {"
                    + String.join(", ", shape.columns) + "})");
        }
        Files.delete(db);
    }

    private static Path ndjson(Shape shape, Path folder) throws IOException {
        Path file = folder.resolve(shape.name + ".ndjson");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (byte[] page : shape.pages) {
                String text = new String(page, UTF_8);
                String records = text.substring("{\"data\":[".length(), text.length() - 2);
                out.write(records.replace("},{\"id\"", "}\n{\"id\"").getBytes(UTF_8));
                out.write('\n');
            }
        }
        return file;
    }

    /** About 190 bytes: seven columns. */
    private static Shape narrow(int thousands) {
        return shape("narrow", thousands, "", i -> "");
    }

    /** About 2 kB: 37 more columns of all types. */
    private static Shape wide(int thousands) {
        StringBuilder schema = new StringBuilder();
        for (int c = 0; c < 37; c++) {
            String type = switch (c % 5) {
                case 0, 1 -> "\"string\"";
                case 2 -> "\"integer\"";
                case 3 -> "\"number\"";
                default -> "\"object\"";
            };
            schema.append(",\"c%d\":{\"type\":%s}".formatted(c, type));
        }
        return shape("wide", thousands, schema.toString(), i -> {
            StringBuilder fields = new StringBuilder();
            for (int c = 0; c < 37; c++) {
                fields.append(",\"c").append(c).append("\":");
                switch (c % 5) {
                    case 0 ->
                        fields.append("\"value ").append(i % 1000).append(" of a text of some length, as they come\"");
                    case 1 -> fields.append("\"short ").append(i % 10).append('"');
                    case 2 -> fields.append(i * 7L + c);
                    case 3 -> fields.append(i).append('.').append(c);
                    default ->
                        fields.append("{\"street\":\"Way ")
                                .append(i)
                                .append("\",\"no\":")
                                .append(c)
                                .append(",\"ok\":true}");
                }
            }
            return fields.toString();
        });
    }

    private static Shape shape(
            String name, int thousands, String moreSchema, java.util.function.IntFunction<String> moreFields) {
        String properties =
                "\"id\":{\"type\":\"integer\"},\"name\":{\"type\":\"string\"},\"email\":{\"type\":\"string\"},"
                        + "\"amount\":{\"type\":\"number\"},\"active\":{\"type\":\"boolean\"},"
                        + "\"updated_at\":{\"type\":\"string\",\"format\":\"date-time\"},\"tags\":{\"type\":\"array\"}"
                        + moreSchema;
        List<byte[]> pages = new ArrayList<>();
        for (int page = 0; page < thousands; page++) {
            StringBuilder json = new StringBuilder("{\"data\":[");
            for (int i = page * PAGE; i < (page + 1) * PAGE; i++) {
                json.append(i % PAGE == 0 ? "" : ",")
                        .append(
                                "{\"id\":%d,\"name\":\"Person number %d\",\"email\":\"person%d@example.com\",\"amount\":%d.%02d,"
                                        .formatted(i, i, i, i % 10_000, i % 100))
                        .append(
                                "\"active\":%s,\"updated_at\":\"2026-%02d-%02dT10:11:%02d.123Z\",\"tags\":[\"a\",\"b%d\"]"
                                        .formatted(i % 2 == 0, i % 12 + 1, i % 28 + 1, i % 60, i % 50))
                        .append(moreFields.apply(i))
                        .append('}');
            }
            pages.add(json.append("]}").toString().getBytes(UTF_8));
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> schema = (Map<String, Object>) JsonReader.read("{\"properties\":{" + properties + "}}");
        List<String> columns = new ArrayList<>();
        ((Map<?, ?>) schema.get("properties"))
                .forEach((column, type) -> columns.add("%s: '%s'".formatted(column, sql(type))));
        return new Shape(
                name,
                thousands * PAGE,
                new LoadedStream(name, schema, List.of(), List.of(), WriteStrategy.APPEND),
                columns,
                pages);
    }

    private static String sql(Object property) {
        Map<?, ?> schema = (Map<?, ?>) property;
        return switch (String.valueOf(schema.get("type"))) {
            case "integer" -> "BIGINT";
            case "number" -> "DECIMAL(38,9)";
            case "boolean" -> "BOOLEAN";
            case "object", "array" -> "JSON";
            default -> schema.containsKey("format") ? "TIMESTAMP" : "VARCHAR";
        };
    }
}
