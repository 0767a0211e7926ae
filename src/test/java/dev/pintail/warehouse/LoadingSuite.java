package dev.pintail.warehouse;

import static dev.pintail.warehouse.TestWarehouse.SOURCE;
import static dev.pintail.warehouse.TestWarehouse.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What loading does, whichever way the records take into DuckDB. */
abstract class LoadingSuite extends CheckpointSuite {
    @Test
    void tablesAreThoseOfPyAirbyte() {
        LoadedStream users = stream("My Users", USER, WriteStrategy.AUTO, null);
        db.warehouse.register(SOURCE, List.of(users));
        db.load(users, "{\"id\":1,\"name\":\"Ann\",\"updated\":\"2024-01-01T02:03:04+02:00\"}");

        assertThat(db.columns("my_users"))
                .containsExactly(
                        "id BIGINT",
                        "name VARCHAR",
                        "updated TIMESTAMP",
                        "_airbyte_raw_id VARCHAR",
                        "_airbyte_extracted_at TIMESTAMP",
                        "_airbyte_meta JSON");
        assertThat(db.rows(
                        "SELECT id, name, updated, length(_airbyte_raw_id), _airbyte_extracted_at, _airbyte_meta FROM"
                                + " warehouse.main.my_users"))
                .containsExactly("1|Ann|2024-01-01 02:03:04|36|2026-11-24 08:00:00.123456|{}");
        assertThat(
                        db.rows(
                                "SELECT sql FROM duckdb_tables() WHERE table_name LIKE '\\_airbyte%' ESCAPE '\\' ORDER BY table_name"))
                .containsExactly(
                        "CREATE TABLE _airbyte_destination_state(destination_name VARCHAR, source_name VARCHAR, stream_name"
                                + " VARCHAR, state_json VARCHAR, last_updated TIMESTAMP WITH TIME ZONE, PRIMARY"
                                + " KEY(destination_name, source_name, stream_name));",
                        "CREATE TABLE _airbyte_state(source_name VARCHAR, stream_name VARCHAR, table_name VARCHAR, state_json"
                                + " VARCHAR, last_updated TIMESTAMP WITH TIME ZONE, PRIMARY KEY(table_name));",
                        "CREATE TABLE _airbyte_streams(stream_name VARCHAR, source_name VARCHAR, table_name VARCHAR,"
                                + " catalog_metadata VARCHAR, PRIMARY KEY(table_name));");
    }

    @Test
    void stateAndCatalogRowsAreThoseOfPyAirbyte() {
        LoadedStream users = stream("My Users", "{\"id\":{\"type\":\"integer\"}}", WriteStrategy.AUTO, null);
        db.warehouse.register(SOURCE, List.of(users));
        db.load(users, "{\"id\":1}", "{\"id\":2}");

        assertThat(db.rows("FROM warehouse.main._airbyte_state"))
                .containsExactly(
                        "source-test|My Users|My Users|{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":{\"name\":\"My"
                                + " Users\",\"namespace\":null},\"stream_state\":{\"n\":2}},\"global_\":null,\"data\":null,"
                                + "\"sourceStats\":{\"recordCount\":2.0,\"rejectedRecordCount\":null},\"destinationStats\":null}"
                                + "|2026-11-24 08:00:00.123457+00");
        assertThat(db.rows("FROM warehouse.main._airbyte_streams"))
                .containsExactly(
                        "My Users|source-test|My Users|{\"type\": \"object\", \"properties\": {\"id\": {\"type\": \"integer\"}}}");
    }

    @Test
    void appendKeepsAllRows() {
        LoadedStream users = stream("users", USER, WriteStrategy.APPEND, null);
        db.load(users, "{\"id\":1}", "{\"id\":1}");
        db.load(users, "{\"id\":1}");

        assertThat(db.rows("SELECT count(*), count(DISTINCT _airbyte_raw_id) FROM warehouse.main.users"))
                .containsExactly("3|3");
    }

    @Test
    void mergeReplacesRowsWithTheSameKeyAndKeepsTheOthers() {
        LoadedStream users = stream("users", USER, WriteStrategy.AUTO, "updated", "id");
        db.load(users, "{\"id\":1,\"name\":\"a\"}", "{\"id\":2,\"name\":\"b\"}");
        db.load(users, "{\"id\":2,\"name\":\"b2\"}", "{\"id\":3,\"name\":\"c\"}");

        assertThat(db.rows("SELECT id, name FROM warehouse.main.users ORDER BY id"))
                .containsExactly("1|a", "2|b2", "3|c");
    }

    @Test
    void ofTwoRecordsWithOneKeyTheLaterCursorCounts() {
        LoadedStream users = stream("users", USER, WriteStrategy.AUTO, "updated", "id");
        db.load(
                users,
                "{\"id\":1,\"name\":\"new\",\"updated\":\"2024-02-01T00:00:00Z\"}",
                "{\"id\":1,\"name\":\"old\",\"updated\":\"2024-01-01T00:00:00Z\"}",
                "{\"id\":1,\"name\":\"none\"}");

        assertThat(db.rows("SELECT id, name FROM warehouse.main.users")).containsExactly("1|new");
    }

    /** Found by killing syncs: windows are read side by side, and the older one was committed last. */
    @Test
    void anOlderRowThatComesLaterDoesNotReplaceANewerOne() {
        LoadedStream stream = stream(
                "t",
                "{\"id\":{\"type\":\"integer\"},\"seen\":{\"type\":\"string\",\"format\":\"date\"}}",
                WriteStrategy.MERGE,
                "seen",
                "id");
        db.load(stream, "{\"id\":1,\"seen\":\"2024-01-03\"}", "{\"id\":2,\"seen\":\"2024-01-03\"}");
        db.load(
                stream,
                "{\"id\":1,\"seen\":\"2024-01-02\"}",
                "{\"id\":2,\"seen\":\"2024-01-04\"}",
                "{\"id\":3,\"seen\":\"2024-01-01\"}");
        assertThat(db.rows("SELECT id, seen FROM warehouse.main.t"))
                .containsExactly("1|2024-01-03", "2|2024-01-04", "3|2024-01-01");
    }

    @Test
    void withEqualCursorsTheLaterArrivalCounts() {
        LoadedStream users = stream("users", USER, WriteStrategy.MERGE, null, "id");
        db.load(users, "{\"id\":1,\"name\":\"first\"}", "{\"id\":2,\"name\":\"x\"}", "{\"id\":1,\"name\":\"second\"}");

        assertThat(db.rows("SELECT id, name FROM warehouse.main.users ORDER BY id"))
                .containsExactly("1|second", "2|x");
    }

    @Test
    void aColumnThatIsCalledLikeDuckDbsRowNumberIsAColumnLikeAnyOther() {
        LoadedStream stream = stream(
                "t",
                "{\"id\":{\"type\":\"integer\"},\"rowid\":{\"type\":\"integer\"},\"v\":{\"type\":\"string\"}}",
                WriteStrategy.MERGE,
                null,
                "id");
        db.load(stream, "{\"id\":1,\"rowid\":900,\"v\":\"a\"}", "{\"id\":2,\"rowid\":3,\"v\":\"b\"}");
        db.load(
                stream,
                "{\"id\":1,\"rowid\":1,\"v\":\"c\"}",
                "{\"id\":3,\"rowid\":1,\"v\":\"x\"}",
                "{\"id\":3,\"v\":\"d\"}");

        assertThat(db.rows("SELECT id, rowid, v FROM warehouse.main.t")).containsExactly("1|1|c", "2|3|b", "3|null|d");
    }

    @Test
    void rowsWithoutAKeyAreAllKept() {
        LoadedStream lines = stream(
                "lines",
                "{\"order\":{\"type\":\"integer\"},\"line\":{\"type\":\"string\"}}",
                WriteStrategy.AUTO,
                null,
                "order",
                "line");
        db.load(lines, "{\"order\":1}", "{\"order\":1}", "{\"order\":1,\"line\":\"a\"}");
        db.load(lines, "{\"order\":1}", "{\"order\":1,\"line\":\"a\"}");

        assertThat(db.rows("SELECT \"order\", line FROM warehouse.main.lines ORDER BY ALL"))
                .containsExactly("1|a", "1|null", "1|null", "1|null");
    }

    @Test
    void replaceLeavesOnlyTheNewRowsAndColumns() {
        db.load(stream("users", USER, WriteStrategy.REPLACE, null), "{\"id\":1}", "{\"id\":2}");
        db.load(stream("users", "{\"id\":{\"type\":\"string\"}}", WriteStrategy.REPLACE, null), "{\"id\":\"three\"}");

        assertThat(db.rows("SELECT id FROM warehouse.main.users")).containsExactly("three");
        assertThat(db.columns("users")).hasSize(4).startsWith("id VARCHAR");
    }

    @Test
    void replaceWithoutRecordsLeavesTheOldRows() {
        LoadedStream users = stream("users", USER, WriteStrategy.REPLACE, null);
        db.load(users);
        assertThat(db.columns("users")).hasSize(6);
        db.load(users, "{\"id\":1}");
        db.load(users);

        assertThat(db.rows("SELECT id FROM warehouse.main.users")).containsExactly("1");
        assertThat(db.warehouse.states().read(SOURCE)).containsEntry("users", Map.of("n", 0L));
    }

    @Test
    void aKeyThatDoesNotFitFailsTheCheckpoint() {
        LoadedStream users = stream("users", USER, WriteStrategy.AUTO, null, "id");
        assertThatThrownBy(() -> db.load(users, "{\"id\":\"abc\"}"))
                .isInstanceOfSatisfying(
                        WarehouseException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_SCHEMA_MISMATCH))
                .hasMessageContaining("a value of the primary key id does not fit its type BIGINT");
    }

    @Test
    void aValueThatDoesNotFitIsNulledAndTold() {
        LoadedStream users = stream("users", USER, WriteStrategy.AUTO, null, "id");
        db.load(users, "{\"id\":1,\"updated\":\"yesterday\",\"name\":\"x\"}", "{\"id\":2,\"name\":\"y\"}");

        assertThat(db.rows("SELECT id, name, updated, _airbyte_meta FROM warehouse.main.users ORDER BY id"))
                .containsExactly(
                        "1|x|null|{\"changes\":[{\"field\":\"updated\",\"change\":\"NULLED\","
                                + "\"reason\":\"DESTINATION_TYPECAST_ERROR\"}]}",
                        "2|y|null|{}");
    }

    @Test
    void aNewPropertyAddsAColumnAndAVanishedOneKeepsItsValues() {
        db.load(
                stream(
                        "t",
                        "{\"id\":{\"type\":\"integer\"},\"old\":{\"type\":\"string\"}}",
                        WriteStrategy.AUTO,
                        null,
                        "id"),
                "{\"id\":1,\"old\":\"a\"}",
                "{\"id\":2,\"old\":\"b\"}");
        db.load(
                stream(
                        "t",
                        "{\"id\":{\"type\":\"integer\"},\"order\":{\"type\":\"string\"}}",
                        WriteStrategy.AUTO,
                        null,
                        "id"),
                "{\"id\":2,\"order\":\"x\"}",
                "{\"id\":3,\"order\":\"y\"}",
                "{\"order\":\"z\"}");

        assertThat(db.columns("t"))
                .containsExactly(
                        "id BIGINT",
                        "old VARCHAR",
                        "_airbyte_raw_id VARCHAR",
                        "_airbyte_extracted_at TIMESTAMP",
                        "_airbyte_meta JSON",
                        "order VARCHAR");
        assertThat(db.rows("SELECT id, old, \"order\" FROM warehouse.main.t"))
                .containsExactly("1|a|null", "2|b|x", "3|null|y", "null|null|z");
    }

    @Test
    void twoStreamsOfOneTableAreRefusedBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> db.warehouse.register(
                        SOURCE,
                        List.of(
                                stream("My Users", USER, WriteStrategy.APPEND, null),
                                stream("my-users", USER, WriteStrategy.APPEND, null))))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("the streams My Users and my-users would both be loaded into the table my_users");
        assertThat(db.columns("_airbyte_streams")).isEmpty();
    }
}
