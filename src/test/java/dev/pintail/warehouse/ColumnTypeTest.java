package dev.pintail.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ConfigException;
import dev.pintail.json.JsonReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypeTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {"type":"string"}                                                       ; VARCHAR
            {"type":["null","string"],"format":"date"}                              ; DATE
            {"type":"string","format":"date-time"}                                  ; TIMESTAMP
            {"type":"string","airbyte_type":"timestamp_with_timezone"}              ; TIMESTAMP
            {"type":"string","airbyte_type":"timestamp_without_timezone"}           ; TIMESTAMP
            {"type":"string","format":"time"}                                       ; TIME
            {"type":"string","airbyte_type":"time_with_timezone"}                   ; TIME
            {"type":"string","format":"email"}                                      ; VARCHAR
            {"type":"integer"}                                                      ; BIGINT
            {"type":"number"}                                                       ; DECIMAL
            {"type":"number","airbyte_type":"integer"}                              ; BIGINT
            {"type":["boolean","null"]}                                             ; BOOLEAN
            {"type":"object"}                                                       ; JSON
            {"type":["null","array"],"items":{"type":"string"}}                     ; JSON
            {"type":["string","integer"]}                                           ; VARCHAR
            {"type":["null","object","string"]}                                     ; VARCHAR
            {"oneOf":[{"type":"string"},{"type":"integer"}]}                        ; VARCHAR
            {"type":["null","object"],"oneOf":[{"type":"object"}]}                  ; JSON
            {"$ref":"x.json"}                                                       ; VARCHAR
            {}                                                                      ; VARCHAR
            {"type":"null"}                                                         ; VARCHAR
            {"format":"date-time"}                                                  ; VARCHAR
            {"type":"string","airbyte_type":"big_integer"}                          ; VARCHAR
            {"type":"string","format":"date","airbyte_type":"unknown"}              ; DATE
            {"type":"integer","airbyte_type":"unknown"}                             ; VARCHAR
            {"type":["null","object"],"airbyte_type":"unknown"}                     ; VARCHAR
            {"type":"object","airbyte_type":"unknown"}                              ; JSON
            {"type":"integer","airbyte_type":""}                                    ; BIGINT
            true                                                                    ; VARCHAR
            """)
    void aSchemaHasTheTypeThatPyAirbyteGivesIt(String schema, ColumnType type) {
        assertThat(ColumnType.ofSchema(JsonReader.read(schema))).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {"type":"string","format":"date-time"}                                                    ; TIMESTAMPTZ
            {"type":"string","airbyte_type":"timestamp_with_timezone"}                                ; TIMESTAMPTZ
            {"type":"string","format":"date-time","airbyte_type":"timestamp_without_timezone"}        ; TIMESTAMP
            {"type":"string","format":"time"}                                                         ; TIMETZ
            {"type":"string","airbyte_type":"time_without_timezone"}                                  ; TIME
            {"type":["null","integer"]}                                                               ; HUGEINT
            {"type":"number"}                                                                         ; DOUBLE
            {"type":"string","format":"date"}                                                         ; DATE
            {"type":"object"}                                                                         ; JSON
            {"type":["string","integer"]}                                                             ; VARCHAR
            """)
    void exactTypesLoseNothing(String schema, ColumnType type) {
        assertThat(new TypeRule(true, true, true).of(JsonReader.read(schema))).isEqualTo(type);
        assertThat(TypeRule.PYAIRBYTE.of(JsonReader.read(schema)))
                .isEqualTo(ColumnType.ofSchema(JsonReader.read(schema)));
    }

    @Test
    void onlyTheKindsThatAreAskedForAreExact() {
        TypeRule zones = new TypeRule(true, false, false);
        assertThat(List.of("{\"type\":\"integer\"}", "{\"type\":\"number\"}"))
                .extracting(schema -> zones.of(JsonReader.read(schema)))
                .containsExactly(ColumnType.BIGINT, ColumnType.DECIMAL);
    }

    @Test
    void aPropertyCalledLikeAMetaColumnKeepsItsPlaceOnly() {
        Map<String, Object> schema = TestWarehouse.object(
                "{\"properties\":{\"_airbyte_meta\":{\"type\":\"integer\"},\"a\":{\"type\":\"integer\"}}}");
        assertThat(Column.ofSchema(schema, TypeRule.PYAIRBYTE))
                .containsExactly(
                        new Column("_airbyte_meta", ColumnType.JSON),
                        new Column("a", ColumnType.BIGINT),
                        new Column("_airbyte_raw_id", ColumnType.VARCHAR),
                        new Column("_airbyte_extracted_at", ColumnType.TIMESTAMP));
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO,true,true,MERGE",
        "AUTO,false,true,APPEND",
        "AUTO,false,false,REPLACE",
        "APPEND,true,true,APPEND",
        "REPLACE,true,false,REPLACE",
        "MERGE,true,false,MERGE"
    })
    void autoMeansWhatSuitsTheStream(WriteStrategy strategy, boolean key, boolean cursor, WriteStrategy resolved) {
        assertThat(strategy.resolve(key, cursor)).isEqualTo(resolved);
    }

    @Test
    void mergingNeedsAKeyOfTopLevelFields() {
        assertThatThrownBy(() -> new LoadedStream("s", Map.of(), List.of(), List.of(), WriteStrategy.MERGE))
                .isInstanceOf(ConfigException.class)
                .hasMessage("stream s cannot be merged: it has no primary key");
        assertThatThrownBy(() ->
                        new LoadedStream("s", Map.of(), List.of(List.of("a", "b")), List.of(), WriteStrategy.AUTO))
                .isInstanceOf(ConfigException.class)
                .hasMessage("stream s cannot be merged: its primary key [[a, b]] lies inside an object");
    }
}
