package dev.pintail.source.cursor;

import static dev.pintail.source.cursor.StreamDefinitions.parent;
import static dev.pintail.source.cursor.StreamDefinitions.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.template.Scope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateMigrationsTest {
    private static final String CURSOR = """
            incremental_sync:
              type: DatetimeBasedCursor
              cursor_field: updated
              datetime_format: "%Y-%m-%d"
              start_datetime: "2026-03-01"
            """;
    private static final String MIGRATION = CURSOR + "state_migrations: [{type: LegacyToPerPartitionStateMigration}]\n";
    private static final String BOARDS = router(parent("", ""));

    private final StateMigrations migrations = new StateMigrations(Scope.of(Map.of(), new FakeClock()));

    @Test
    void cursorsByPartitionValueBecomeStatesOfPartitions() {
        Map<String, Object> legacy = Map.of("13", Map.of("updated", "2026-03-02"));

        assertThat(migrations.migrate(stream(BOARDS, MIGRATION), legacy))
                .isEqualTo(Map.of(
                        "states",
                        List.of(Map.of(
                                "partition", Map.of("board", "13"), "cursor", Map.of("updated", "2026-03-02")))));
    }

    static List<Map<String, Object>> todaysStates() {
        return List.of(
                Map.of(),
                Map.of("updated", "2026-03-02"),
                Map.of("states", List.of()),
                Map.of("13", Map.of("created", "2026-03-02")),
                Map.of("13", Map.of("updated", "2026-03-02", "created", "2026-03-02")));
    }

    @ParameterizedTest
    @MethodSource("todaysStates")
    void otherStatesStayAsTheyAre(Map<String, Object> state) {
        assertThat(migrations.migrate(stream(BOARDS, MIGRATION), state)).isSameAs(state);
    }

    @Test
    void withTwoParentsNothingIsMigrated() {
        Map<String, Object> legacy = Map.of("13", Map.of("updated", "2026-03-02"));
        String two = router(parent("", "") + parent("", ""));

        assertThat(migrations.migrate(stream(two, MIGRATION), legacy)).isSameAs(legacy);
    }

    @Test
    void theStreamHasToFit() {
        assertThatThrownBy(() -> migrations.migrate(stream("", MIGRATION), Map.of()))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("items");
        assertThatThrownBy(() -> migrations.migrate(stream(BOARDS, MIGRATION.replace(CURSOR, "")), Map.of()))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("incremental_sync");
    }

    @Test
    void codeOfTheConnectorsOwnIsNamed() {
        String custom = CURSOR + "state_migrations: [{type: CustomStateMigration, class_name: source_x.Migration}]\n";

        assertThatThrownBy(() -> migrations.migrate(stream(BOARDS, custom), Map.of()))
                .isInstanceOfSatisfying(
                        ManifestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MANIFEST_UNSUPPORTED))
                .hasMessageContaining("source_x.Migration");
    }

    private static String router(String parents) {
        return "partition_router:\n  type: SubstreamPartitionRouter\n  parent_stream_configs:\n" + parents.indent(2);
    }
}
