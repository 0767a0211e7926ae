package dev.pintail.warehouse;

import static dev.pintail.warehouse.TestWarehouse.NOW;
import static dev.pintail.warehouse.TestWarehouse.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonReader.WideIntegers;
import dev.pintail.json.JsonScanner;
import dev.pintail.json.RandomJson;
import dev.pintail.json.ScannedObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a way of bringing records into a stage must do with values of every type. */
abstract class RecordInputSuite {
    @TempDir
    Path folder;

    private Sql sql;
    private TableFunctionInput input;

    abstract ChunkRows.Factory chunks();

    @BeforeEach
    void connect() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("threads", "2");
        settings.setProperty("preserve_insertion_order", "false");
        sql = new Sql(
                (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", settings),
                new SqlErrors(new Location.DuckDbFile(folder), List.of()),
                StatementProbe.NONE);
        input = TableFunctionInput.register(sql, chunks());
    }

    @AfterEach
    void disconnect() {
        sql.close();
    }

    /** Loads the records into a stage with one column {@code v}, and gives its values as text in the order of arrival. */
    private List<String> stored(ColumnType type, List<Map<String, Object>> records) {
        return stored(type, "CAST(v AS VARCHAR)", records);
    }

    private List<String> stored(ColumnType type, String column, List<Map<String, Object>> records) {
        Stage stage = stage(type);
        RecordFeed feed = new RecordFeed(1);
        feed.put(new RecordPage(records, NOW, 0));
        feed.end();
        input.insert(sql, stage.rows(), feed);
        return sql.query(
                "SELECT %s FROM %s ORDER BY %s".formatted(column, stage.sql(), Stage.ARRIVAL), row -> row.getString(1));
    }

    private Stage stage(ColumnType type) {
        Stage stage = Stage.of(
                "s",
                List.of(
                        new Column("v", type),
                        new Column(Column.RAW_ID, ColumnType.VARCHAR),
                        new Column(Column.EXTRACTED_AT, ColumnType.TIMESTAMP),
                        new Column(Column.META, ColumnType.JSON)),
                List.of(),
                new RawIds(NOW, new Random(1)));
        stage.create(sql);
        return stage;
    }

    @ParameterizedTest
    @EnumSource(
            value = ColumnType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HUGEINT", "DOUBLE", "TIMESTAMPTZ", "TIMETZ"})
    void valuesAreThoseOfDuckDbsOwnReader(ColumnType type) throws Exception {
        List<String> texts = Values.of(type);
        List<Map<String, Object>> records = new ArrayList<>();
        for (String text : texts) {
            records.add(object("{\"v\":" + text + "}"));
        }
        List<String> stored = stored(type, records);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(comparable(type, stored.get(i)))
                    .as("%s as %s", texts.get(i), type)
                    .isEqualTo(comparable(type, readByDuckDb(type, texts.get(i))));
        }
    }

    @ParameterizedTest
    @EnumSource(ColumnType.class)
    void recordsThatNobodyHasReadAreStoredAsTheirValues(ColumnType type) {
        List<String> values = new ArrayList<>(Values.of(type));
        RandomJson random = new RandomJson(type.name().hashCode());
        for (int i = 0; i < 500; i++) {
            values.add(random.scalar());
        }
        List<String> records = new ArrayList<>();
        for (String value : values) {
            records.add("{\"v\":" + value + "}");
            records.add("{ \"x\" : 1, \"V\" :\n" + value + " , \"y\":[" + value + "]}");
            records.add("{\"v\":1,\"V\":" + value + "}");
            records.add("{\"V\":" + value + ",\"v\":null}");
            records.add("{\"v\":\"2024-01-01\",\"V\":2,\"v\":" + value + "}");
            records.add("{\"v\":{\"a\": " + value + "}}");
        }
        byte[] page = ("[" + String.join(",", records) + "]").getBytes(UTF_8);
        List<Map<String, Object>> scanned = objects(JsonScanner.read(page));
        assertThat(scanned).hasSize(records.size()).allMatch(record -> ((ScannedObject) record).isUnread());
        List<Map<String, Object>> read = objects(JsonReader.read(page, WideIntegers.FLOATING));
        for (String column : List.of("CAST(v AS VARCHAR)", Column.META)) {
            assertThat(stored(type, column, scanned)).isEqualTo(stored(type, column, read));
        }
    }

    /** More rows than two chunks have: what is written for one must not be left in the next, nor be seen there. */
    @Test
    void textsOfUnreadRecordsArriveWholeInEveryChunk() {
        List<String> records = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 10_001; i++) {
            String text =
                    i % 7 == 0 ? null : String.valueOf((char) ('a' + i % 26)).repeat(i % 300 < 30 ? i % 30 : i % 300);
            texts.add(text);
            records.add("{\"v\":" + (text == null ? "null" : '"' + text + '"') + "}");
        }
        byte[] page = ("[" + String.join(",", records) + "]").getBytes(UTF_8);
        assertThat(stored(ColumnType.VARCHAR, objects(JsonScanner.read(page)))).isEqualTo(texts);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Object list) {
        return (List<Map<String, Object>>) list;
    }

    /** These types are not PyAirbyte's, so what DuckDB refuses may be read. */
    @ParameterizedTest
    @EnumSource(
            value = ColumnType.class,
            names = {"HUGEINT", "DOUBLE", "TIMESTAMPTZ", "TIMETZ"})
    void exactValuesThatDuckDbReadsAreTheSame(ColumnType type) throws Exception {
        for (String text : Values.of(type)) {
            String read = readByDuckDb(type, text);
            if (read != null) {
                assertThat(stored(type, List.of(object("{\"v\":" + text + "}"))))
                        .as("%s as %s", text, type)
                        .containsExactly(read);
            }
        }
    }

    /** What PyAirbyte's {@code read_json} makes of the value; null if it would fail. */
    private String readByDuckDb(ColumnType type, String text) throws Exception {
        Path file = Files.writeString(folder.resolve("one.json"), "{\"v\":" + text + "}\n");
        try {
            return sql.query(
                            "SELECT CAST(v AS VARCHAR) FROM read_json('%s', columns = {v: '%s'}, format = 'newline_delimited')"
                                    .formatted(file, type.sql()),
                            row -> row.getString(1))
                    .getFirst();
        } catch (dev.pintail.error.WarehouseException e) {
            return null;
        }
    }

    /** DuckDB's decimals have passed through a double. */
    private static String comparable(ColumnType type, String value) {
        return type != ColumnType.DECIMAL || value == null
                ? value
                : new BigDecimal(value)
                        .round(new MathContext(15))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    @ParameterizedTest
    @EnumSource(ColumnType.class)
    void nullAndAbsentAreNull(ColumnType type) {
        assertThat(stored(type, List.of(object("{\"v\":null}"), Map.of()))).containsExactly(null, null);
        assertThat(metas()).containsOnly("{}");
    }

    @ParameterizedTest
    @EnumSource(ColumnType.class)
    void nanAndInfinityAreNulledAndTold(ColumnType type) {
        List<Map<String, Object>> records =
                List.of(Map.of("v", Double.NaN), Map.of("v", Double.POSITIVE_INFINITY), Map.of("v", -1.0 / 0));
        assertThat(stored(type, records)).containsExactly(null, null, null);
        assertThat(metas())
                .containsOnly("{\"changes\":[{\"field\":\"v\",\"change\":\"NULLED\","
                        + "\"reason\":\"DESTINATION_TYPECAST_ERROR\"}]}");
    }

    private List<String> metas() {
        return sql.query("SELECT CAST(_airbyte_meta AS VARCHAR) FROM s", row -> row.getString(1));
    }

    @Test
    void decimalsAreExact() {
        assertThat(stored(
                        ColumnType.DECIMAL,
                        List.of(
                                Map.of("v", 1234567890123456.0),
                                Map.of("v", 0.1),
                                Map.of("v", "12345678901234567890123456789.123456789"),
                                Map.of("v", "-99999999999999999999999999999.999999999"),
                                Map.of("v", Long.MIN_VALUE),
                                Map.of("v", "1e-999999999"),
                                Map.of("v", "1e999999999"))))
                .containsExactly(
                        "1234567890123456.000000000",
                        "0.100000000",
                        "12345678901234567890123456789.123456789",
                        "-99999999999999999999999999999.999999999",
                        "-9223372036854775808.000000000",
                        "0.000000000",
                        null);
    }

    @Test
    void iso8601FormsThatDuckDbRefusesAreRead() {
        assertThat(stored(
                        ColumnType.TIMESTAMP,
                        List.of(
                                Map.of("v", "2024-01-02T03:04Z"),
                                Map.of("v", "2024-01-02t03:04:05z"),
                                Map.of("v", "2024-01-02T03:04+02:00"))))
                .containsExactly("2024-01-02 03:04:00", "2024-01-02 03:04:05", "2024-01-02 03:04:00");
    }

    @Test
    void anOffsetIsKeptWhereTheTypeHasOne() {
        assertThat(stored(
                        ColumnType.TIMESTAMPTZ,
                        List.of(
                                Map.of("v", "2024-01-02T03:04:05+02:00"),
                                Map.of("v", "2024-01-02T03:04-0530"),
                                Map.of("v", "2024-01-02t03:04:05.5z"),
                                Map.of("v", "2024-01-02"),
                                Map.of("v", "2024-01-02T03:04:05 Europe/Paris"))))
                .containsExactly(
                        "2024-01-02 01:04:05+00",
                        "2024-01-02 08:34:00+00",
                        "2024-01-02 03:04:05.5+00",
                        "2024-01-02 00:00:00+00",
                        null);
        assertThat(stored(
                        ColumnType.TIMETZ,
                        List.of(
                                Map.of("v", "10:11:12Z"),
                                Map.of("v", "2024-01-02T10:11:12+02:00"),
                                Map.of("v", "10:11:12 PM"),
                                Map.of("v", "10:11:12+02:00abc"))))
                .containsExactly("10:11:12+00", "10:11:12+02", null, null);
    }

    @Test
    void wholeNumbersOf127BitsAreKept() {
        assertThat(stored(
                        ColumnType.HUGEINT,
                        List.of(
                                Map.of("v", new BigInteger("170141183460469231731687303715884105727")),
                                Map.of("v", "-170141183460469231731687303715884105728"),
                                Map.of("v", new BigInteger("170141183460469231731687303715884105728")),
                                Map.of("v", Long.MIN_VALUE),
                                Map.of("v", -1),
                                Map.of("v", 1e300))))
                .containsExactly(
                        "170141183460469231731687303715884105727",
                        "-170141183460469231731687303715884105728",
                        null,
                        "-9223372036854775808",
                        "-1",
                        null);
    }

    @Test
    void aNumberThatADoubleRoundsIsTold() {
        String rounded = "{\"changes\":[{\"field\":\"v\",\"change\":\"TRUNCATED\","
                + "\"reason\":\"DESTINATION_FIELD_SIZE_LIMITATION\"}]}";
        assertThat(stored(
                        ColumnType.DOUBLE,
                        List.of(
                                Map.of("v", 9007199254740992L),
                                Map.of("v", -9007199254740994L),
                                Map.of("v", 1e-300),
                                Map.of("v", "0.1"),
                                Map.of("v", BigInteger.TEN.pow(22)))))
                .containsExactly("9007199254740992.0", "-9007199254740994.0", "1e-300", "0.1", "1e+22");
        assertThat(metas()).containsOnly("{}");
        assertThat(stored(
                        ColumnType.DOUBLE,
                        List.of(
                                Map.of("v", 9007199254740993L),
                                Map.of("v", Long.MAX_VALUE),
                                Map.of("v", BigInteger.TEN.pow(30).add(BigInteger.ONE)),
                                Map.of("v", "0.12345678901234567890"))))
                .containsExactly("9007199254740992.0", "9.223372036854776e+18", "1e+30", "0.12345678901234568");
        assertThat(metas()).containsOnly(rounded);
        assertThat(stored(ColumnType.DOUBLE, List.of(Map.of("v", "1e309")))).containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 11, 12, 13, 100, 1 << 18, (1 << 18) + 1, 3_000_000})
    void textsOfEveryLengthArriveWhole(int length) {
        String text = "é".repeat(length / 2) + "x".repeat(length % 2);
        assertThat(stored(ColumnType.VARCHAR, List.of(Map.of("v", text), Map.of("v", "after"))))
                .containsExactly(text, "after");
    }

    @Test
    void halfACharacterBecomesAQuestionMark() {
        assertThat(stored(ColumnType.VARCHAR, List.of(Map.of("v", "a\ud83d")))).containsExactly("a?");
        assertThat(stored(ColumnType.JSON, List.of(Map.of("v", List.of("a\ud83d")))))
                .containsExactly("[\"a?\"]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2047, 2048, 2049, 4096, 10_001})
    void asManyRecordsAsComeArriveWhole(int size) throws InterruptedException {
        Stage stage = stage(ColumnType.VARCHAR);
        RecordFeed feed = new RecordFeed(1000);
        Thread source = Thread.ofPlatform().start(() -> {
            for (int from = 0; from < size; from += 777) {
                List<Map<String, Object>> page = new ArrayList<>();
                for (int i = from; i < Math.min(size, from + 777); i++) {
                    page.add(Map.of("v", "a text of record number " + i));
                }
                feed.put(new RecordPage(List.of(), NOW, 100 + from));
                feed.put(new RecordPage(page, NOW.plusSeconds(from), 100 + from));
            }
            feed.end();
        });
        input.insert(sql, stage.rows(), feed);
        source.join();

        assertThat(sql.query(
                        """
                        SELECT count(*), count(DISTINCT _airbyte_raw_id), coalesce(min(%1$s), 100),
                            count(*) FILTER (v = 'a text of record number ' || (%1$s - 100)),
                            count(*) FILTER (_airbyte_raw_id SIMILAR TO '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}')
                        FROM s""".formatted(Stage.ARRIVAL),
                        row -> List.of(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))))
                .containsExactly(List.of((long) size, (long) size, 100L, (long) size, (long) size));
    }

    @Test
    void rawIdsGrowWithArrival() {
        stored(ColumnType.BIGINT, List.of(Map.of(), Map.of(), Map.of(), Map.of()));
        assertThat(sql.query(
                        "SELECT list(_airbyte_raw_id ORDER BY %s) = list(_airbyte_raw_id ORDER BY _airbyte_raw_id) FROM s"
                                .formatted(Stage.ARRIVAL),
                        row -> row.getBoolean(1)))
                .containsExactly(true);
    }
}
