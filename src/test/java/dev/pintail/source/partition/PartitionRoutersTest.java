package dev.pintail.source.partition;

import static dev.pintail.source.cursor.StreamDefinitions.parent;
import static dev.pintail.source.cursor.StreamDefinitions.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.component.Retriever.SimpleRetriever;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.Scope;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PartitionRoutersTest {
    private static final String CURSOR = """
            incremental_sync:
              type: DatetimeBasedCursor
              cursor_field: "{{ 'chan' + 'ged' }}"
              datetime_format: "%Y-%m-%d"
              start_datetime: "2026-03-01"
            """;

    private final Scope scope = Scope.of(Map.of("ids", List.of(1L, 2L), "text", "ab", "number", 5L), Clock.systemUTC());
    private final List<Map<String, Object>> parentStates = new ArrayList<>();

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("a list", "[a, b]", List.of("a", "b")),
                arguments("elements are no templates", "[\"{{ 1 }}\"]", List.of("{{ 1 }}")),
                arguments("a template that gives a list", "\"{{ config['ids'] }}\"", List.of(1L, 2L)),
                arguments("a text that looks like a list", "\"['x', 'y']\"", List.of("x", "y")),
                arguments("a plain text, character by character", "\"{{ config['text'] }}\"", List.of("a", "b")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void aListRouterTakesItsValuesFrom(String source, String values, List<Object> expected) {
        assertThat(build(
                                "partition_router: {type: ListPartitionRouter, cursor_field: id, values: " + values
                                        + "}",
                                Map.of())
                        .partitions())
                .toIterable()
                .extracting(slice -> slice.partition().get("id"))
                .isEqualTo(expected);
    }

    @Test
    void aNumberIsNoListOfValues() {
        PartitionRouter router = build(
                "partition_router: {type: ListPartitionRouter, cursor_field: id, values: \"{{ config['number'] }}\"}",
                Map.of());

        assertThatThrownBy(router::partitions).isInstanceOf(SourceException.class);
    }

    @Test
    void noRouterIsOnePartition() {
        assertThat(build("", Map.of()).partitions()).toIterable().containsExactly(StreamSlice.EMPTY);
    }

    static Stream<Arguments> childStates() {
        Map<String, Object> changed = Map.of("changed", "2026-03-02");
        return Stream.of(
                arguments("no state", Map.of(), Map.of()),
                arguments(
                        "its own",
                        Map.of("parent_state", Map.of("boards", changed), "state", Map.of("x", 1L)),
                        changed),
                arguments("the global cursor", Map.of("state", changed, "states", List.of()), changed),
                arguments(
                        "the global cursor, when only others have their own",
                        Map.of("parent_state", Map.of("other", Map.of()), "state", changed),
                        changed),
                arguments("a plain value, under the parent's field", Map.of("updated", "2026-03-02"), changed),
                arguments(
                        "the mark of a full refresh is no value",
                        Map.of("__ab_no_cursor_state_message", true),
                        Map.of()),
                arguments("partitions without a global cursor are no value", Map.of("states", List.of()), Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("childStates")
    void anIncrementalParentGoesOnAt(String source, Map<String, Object> childState, Map<String, Object> expected) {
        build(substream(parent(CURSOR, "incremental_dependency: true\n")), childState);

        assertThat(parentStates).containsExactly(expected);
    }

    @Test
    void aParentWithoutADependencyStartsOver() {
        build(substream(parent(CURSOR, "")), Map.of("parent_state", Map.of("boards", Map.of("changed", "2026-03-02"))));

        assertThat(parentStates).containsExactly(Map.of());
    }

    @Test
    void aPlainStateNeedsAParentWithACursor() {
        assertThatThrownBy(() ->
                        build(substream(parent("", "incremental_dependency: true\n")), Map.of("updated", "2026-03-02")))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("boards");
    }

    static Stream<Arguments> mistakes() {
        String list = "{type: ListPartitionRouter, cursor_field: id, values: [a]%s}";
        String option = ", request_option: {type: RequestOption, inject_into: header, field_name: X}";
        return Stream.of(
                arguments(
                        "a group of none",
                        "{type: GroupingPartitionRouter, group_size: 0, underlying_partition_router: %s}"
                                .formatted(list.formatted(""))),
                arguments(
                        "a request option in a group",
                        "{type: GroupingPartitionRouter, group_size: 2, underlying_partition_router: %s}"
                                .formatted(list.formatted(option))),
                arguments(
                        "a request option in a union",
                        "{type: UnionPartitionRouter, partition_field: id, partition_routers: [%s, %s]}"
                                .formatted(list.formatted(option), list.formatted(""))),
                arguments(
                        "another field in a union",
                        "{type: UnionPartitionRouter, partition_field: x, partition_routers: [%s, %s]}"
                                .formatted(list.formatted(""), list.formatted(""))),
                arguments(
                        "an option without a name",
                        list.formatted(", request_option: {type: RequestOption, inject_into: header}")),
                arguments(
                        "a path outside of JSON",
                        list.formatted(
                                ", request_option: {type: RequestOption, inject_into: header, field_path: [a]}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeInTheDefinitionIsFoundWhenTheStreamIsBuilt(String mistake, String router) {
        assertThatThrownBy(() -> build("partition_router: " + router, Map.of())).isInstanceOf(ManifestException.class);
    }

    @Test
    void patternsInALazyReadPointerAreRefused() {
        assertThatThrownBy(() -> build(substream(parent("", "lazy_read_pointer: ['*', cards]\n")), Map.of()))
                .isInstanceOf(ManifestException.class);
    }

    @Test
    void codeOfTheConnectorsOwnIsNamed() {
        assertThatThrownBy(() ->
                        build("partition_router: {type: CustomPartitionRouter, class_name: source_x.Router}", Map.of()))
                .isInstanceOfSatisfying(
                        ManifestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MANIFEST_UNSUPPORTED))
                .hasMessageContaining("source_x.Router");
    }

    private PartitionRouter build(String router, Map<String, Object> childState) {
        ParentStreams parents = (definition, state) -> {
            parentStates.add(state);
            return ScriptedParent.of("boards");
        };
        SimpleRetriever retriever = (SimpleRetriever) stream(router, "").retriever();
        return new PartitionRouters(scope, parents).router(retriever.partitionRouter(), childState);
    }

    private static String substream(String parents) {
        return "partition_router:\n  type: SubstreamPartitionRouter\n  parent_stream_configs:\n" + parents.indent(2);
    }
}
