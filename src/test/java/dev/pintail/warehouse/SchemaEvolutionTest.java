package dev.pintail.warehouse;

import static dev.pintail.warehouse.TestWarehouse.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaEvolutionTest {
    private static final TypeRule EXACT = new TypeRule(true, true, true);

    @TempDir
    Path folder;

    private TestWarehouse db;

    @BeforeEach
    void open() {
        db = TestWarehouse.open(folder.resolve("test.duckdb"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private LoadedStream one(String type) {
        return stream("t", "{\"v\":" + schema(type) + "}", WriteStrategy.APPEND, null);
    }

    private static String schema(String type) {
        return switch (type) {
            case "date", "date-time", "time" -> "{\"type\":\"string\",\"format\":\"%s\"}".formatted(type);
            default -> "{\"type\":\"%s\"}".formatted(type);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            integer  ; 5                     ; number    ; 2.5                   ; DECIMAL(38,9) ; 5.000000000         ; 2.500000000
            number   ; 2.5                   ; integer   ; 5                     ; DECIMAL(38,9) ; 2.500000000         ; 5.000000000
            integer  ; 5                     ; string    ; "x"                   ; VARCHAR       ; 5                   ; x
            number   ; 2.50                  ; string    ; "x"                   ; VARCHAR       ; 2.5                 ; x
            number   ; 1000                  ; string    ; "x"                   ; VARCHAR       ; 1000                ; x
            boolean  ; true                  ; string    ; "x"                   ; VARCHAR       ; true                ; x
            boolean  ; true                  ; integer   ; 7                     ; VARCHAR       ; true                ; 7
            string   ; "x"                   ; integer   ; 5                     ; VARCHAR       ; x                   ; 5
            string   ; "x"                   ; object    ; {"a":1}               ; VARCHAR       ; x                   ; {"a":1}
            integer  ; 5                     ; object    ; {"a":1}               ; JSON          ; 5                   ; {"a":1}
            object   ; {"a":1}               ; integer   ; 5                     ; JSON          ; {"a":1}             ; 5
            object   ; {"a":1}               ; string    ; "x"                   ; JSON          ; {"a":1}             ; "x"
            date     ; "2024-01-02"          ; date-time ; "2024-01-02T03:04:05Z"; TIMESTAMP     ; 2024-01-02 00:00:00 ; 2024-01-02 03:04:05
            date-time; "2024-01-02T03:04:05Z"; date      ; "2024-01-03"          ; TIMESTAMP     ; 2024-01-02 03:04:05 ; 2024-01-03 00:00:00
            date-time; "2024-01-02T03:04:05Z"; string    ; "soon"                ; VARCHAR       ; 2024-01-02 03:04:05 ; soon
            """)
    void aTypeThatChangesWidensTheColumn(
            String firstType, String first, String thenType, String then, String column, String old, String young) {
        db.load(one(firstType), "{\"v\":" + first + "}");
        db.load(one(thenType), "{\"v\":" + then + "}");

        assertThat(db.columns("t")).contains("v " + column);
        assertThat(db.rows("SELECT v, _airbyte_meta FROM warehouse.main.t"))
                .containsExactlyInAnyOrder(old + "|{}", young + "|{}");
    }

    @Test
    void aColumnOfATypeThatWeNeverCreateStaysAndTakesWhatFits() {
        db.load(one("number"), "{\"v\":1}");
        db.warehouse.sql().execute("ALTER TABLE warehouse.main.t ALTER v TYPE DOUBLE");
        db.load(one("number"), "{\"v\":2.5}");

        assertThat(db.columns("t")).contains("v DOUBLE");
        assertThat(db.rows("SELECT v FROM warehouse.main.t")).containsExactly("1.0", "2.5");
    }

    /** Loads once with PyAirbyte's types and once with the exact ones. */
    private void loadThenExactly(String firstType, String first, String thenType, String then) {
        load(TypeRule.PYAIRBYTE, one(firstType), first);
        load(EXACT, one(thenType), then);
    }

    private void load(TypeRule types, LoadedStream stream, String value) {
        db.close();
        Target target = new Target(new Location.DuckDbFile(folder.resolve("test.duckdb")), "main", "", types);
        db = TestWarehouse.open(target, StatementProbe.NONE);
        db.load(stream, "{\"v\":" + value + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            integer  ; 5                     ; integer   ; 9223372036854775808         ; HUGEINT                  ; 5                       ; 9223372036854775808
            integer  ; 9007199254740992      ; number    ; 2.5                         ; DOUBLE                   ; 9007199254740992.0      ; 2.5
            number   ; 0.1                   ; number    ; 1e-20                       ; DOUBLE                   ; 0.1                     ; 1e-20
            number   ; 12345678901.5         ; number    ; 1e300                       ; DOUBLE                   ; 12345678901.5           ; 1e+300
            number   ; 4503599627.370496     ; number    ; 1                           ; DOUBLE                   ; 4503599627.370496       ; 1.0
            number   ; 2.5                   ; integer   ; 5                           ; DOUBLE                   ; 2.5                     ; 5.0
            date     ; "2024-01-02"          ; date-time ; "2024-01-02T03:04:05+02:00" ; TIMESTAMP WITH TIME ZONE ; 2024-01-02 00:00:00+00  ; 2024-01-02 01:04:05+00
            date-time; null                  ; date-time ; "2024-01-02T03:04:05+02:00" ; TIMESTAMP WITH TIME ZONE ; null                    ; 2024-01-02 01:04:05+00
            time     ; null                  ; time      ; "03:04:05+02:00"            ; TIME WITH TIME ZONE      ; null                    ; 03:04:05+02
            date-time; "2024-01-02T03:04:05Z"; string    ; "soon"                      ; VARCHAR                  ; 2024-01-02 03:04:05     ; soon
            """)
    void aColumnOfPyAirbyteBecomesExactIfItsValuesStayTheSame(
            String firstType, String first, String thenType, String then, String column, String old, String young) {
        loadThenExactly(firstType, first, thenType, then);

        assertThat(db.columns("t")).contains("v " + column);
        assertThat(db.rows("SELECT v FROM warehouse.main.t")).containsExactlyInAnyOrder(old, young);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            date-time; "2024-01-02T03:04:05Z"          ; date-time; "2024-01-02T03:04:05Z"
            time     ; "03:04:05Z"                     ; time     ; "03:04:05Z"
            integer  ; 9007199254740993                ; number   ; 2.5
            number   ; "12345678901.123456789"         ; number   ; 2.5
            number   ; "99999999999999999999999999999" ; number   ; 2.5
            """)
    void aColumnThatCannotBecomeExactIsRefusedWithTheWayOut(
            String firstType, String first, String thenType, String then) {
        load(TypeRule.PYAIRBYTE, one(firstType), first);
        List<String> before = db.rows("SELECT v FROM warehouse.main.t");

        assertThatThrownBy(() -> load(EXACT, one(thenType), then))
                .isInstanceOfSatisfying(WarehouseException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_SCHEMA_MISMATCH);
                    assertThat(e.hint()).contains("write_mode overwrite", "ALTER TABLE \"t\" ALTER COLUMN \"v\" TYPE");
                })
                .hasMessageContaining("table t do not keep their meaning");
        assertThat(db.rows("SELECT v FROM warehouse.main.t")).isEqualTo(before);

        LoadedStream anew = stream("t", "{\"v\":" + schema(thenType) + "}", WriteStrategy.REPLACE, null);
        load(EXACT, anew, then);
        load(EXACT, one(thenType), then);
        assertThat(db.rows("SELECT v FROM warehouse.main.t")).hasSize(2);
    }

    @Test
    void whatTheRefusalOffersAsTheOtherWayOutWorks() {
        load(TypeRule.PYAIRBYTE, one("date-time"), "\"2024-01-02T03:04:05Z\"");
        assertThatThrownBy(() -> load(EXACT, one("date-time"), "\"2024-01-03T03:04:05+01:00\""))
                .isInstanceOfSatisfying(WarehouseException.class, e -> {
                    String statement = e.hint().replaceAll("(?s).*(ALTER TABLE .*);", "$1");
                    db.warehouse.sql().execute("USE warehouse.main");
                    db.warehouse.sql().execute(statement);
                    db.warehouse.sql().execute("USE memory");
                });
        load(EXACT, one("date-time"), "\"2024-01-03T03:04:05+01:00\"");

        assertThat(db.rows("SELECT v FROM warehouse.main.t"))
                .containsExactly("2024-01-02 03:04:05+00", "2024-01-03 02:04:05+00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            integer  ; 9223372036854775808         ; HUGEINT                  ; 9223372036854775808
            number   ; 1e-20                       ; DOUBLE                   ; 1e-20
            date-time; "2024-01-02T03:04:05+02:00" ; TIMESTAMP WITH TIME ZONE ; 2024-01-02 01:04:05+00
            time     ; "03:04:05+02:00"            ; TIME WITH TIME ZONE      ; 03:04:05+02
            """)
    void anExactColumnStaysExactWithoutTheOption(String type, String value, String column, String stored) {
        load(EXACT, one(type), value);
        load(TypeRule.PYAIRBYTE, one(type), value);

        assertThat(db.columns("t")).contains("v " + column);
        assertThat(db.rows("SELECT v FROM warehouse.main.t")).containsExactly(stored, stored);
    }

    @Test
    void aKeyThatADoubleWouldRoundIsRefused() {
        LoadedStream keyed = stream("t", "{\"v\":{\"type\":\"number\"}}", WriteStrategy.AUTO, null, "v");
        load(EXACT, keyed, "9007199254740992");

        assertThatThrownBy(() -> load(EXACT, keyed, "9007199254740993"))
                .hasMessageContaining("a value of the primary key v does not fit its type DOUBLE");
    }

    @Test
    void aMetaColumnOfAnotherTypeIsCastInto() {
        db.load(one("number"), "{\"v\":1}");
        db.warehouse.sql().execute("ALTER TABLE warehouse.main.t ALTER _airbyte_extracted_at TYPE VARCHAR");
        db.load(one("number"), "{\"v\":2}");

        assertThat(db.rows("SELECT DISTINCT _airbyte_extracted_at FROM warehouse.main.t"))
                .containsExactly("2026-11-24 08:00:00.123456");
    }

    @Test
    void aChangedPrimaryKeyIsRefusedWithTheWayOut() {
        String properties = "{\"id\":{\"type\":\"integer\"},\"region\":{\"type\":\"string\"}}";
        db.load(stream("t", properties, WriteStrategy.AUTO, null, "id"), "{\"id\":1}");
        LoadedStream other = stream("t", properties, WriteStrategy.AUTO, null, "region", "id");

        assertThatThrownBy(() -> db.load(other, "{\"id\":1,\"region\":\"eu\"}"))
                .isInstanceOfSatisfying(WarehouseException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_SCHEMA_MISMATCH);
                    assertThat(e.hint()).contains("replace strategy", "COMMENT ON TABLE t IS NULL");
                })
                .hasMessage("the primary key of table t has changed from (id) to (id, region)");

        db.load(stream("t", properties, WriteStrategy.REPLACE, null), "{\"id\":1,\"region\":\"eu\"}");
        db.load(other, "{\"id\":1,\"region\":\"eu\"}", "{\"id\":1,\"region\":\"us\"}");
        assertThat(db.rows("SELECT id, region FROM warehouse.main.t")).containsExactly("1|eu", "1|us");
    }

    @Test
    void theOrderOfAKeysPartsDoesNotMatter() {
        String properties = "{\"a\":{\"type\":\"integer\"},\"b\":{\"type\":\"integer\"}}";
        db.load(stream("t", properties, WriteStrategy.AUTO, null, "a", "b"), "{\"a\":1,\"b\":2}");
        db.load(stream("t", properties, WriteStrategy.AUTO, null, "b", "a"), "{\"a\":1,\"b\":2}");

        assertThat(db.rows("SELECT a, b FROM warehouse.main.t")).containsExactly("1|2");
    }

    @Test
    void aTableOfPyAirbyteIsMergedByAnyKeyAndACommentOfItsOwnerStays() {
        db.load(stream("t", "{\"id\":{\"type\":\"integer\"}}", WriteStrategy.APPEND, null), "{\"id\":1}");
        db.warehouse.sql().execute("COMMENT ON TABLE warehouse.main.t IS 'my own'");
        db.load(stream("t", "{\"id\":{\"type\":\"integer\"}}", WriteStrategy.AUTO, null, "id"), "{\"id\":1}");

        assertThat(db.rows("SELECT id FROM warehouse.main.t")).containsExactly("1");
        assertThat(db.rows("SELECT comment FROM duckdb_tables() WHERE table_name = 't'"))
                .containsExactly("my own");
    }

    @Test
    void aKeyThatIsNoPropertyIsRefused() {
        LoadedStream users = stream("t", "{\"id\":{\"type\":\"integer\"}}", WriteStrategy.AUTO, null, "ID", "uuid");
        assertThatThrownBy(() -> db.load(users))
                .hasMessage("stream t cannot be merged: its schema has no property for the key uuid");
    }
}
