package dev.pintail.source.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.SourceException;
import dev.pintail.manifest.component.InjectInto;
import dev.pintail.source.extract.DocumentPath;
import dev.pintail.source.http.OptionPlace;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.slice.StreamSlice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubstreamRouterTest {
    @Test
    void everyRecordOfTheParentIsAPartition() {
        ScriptedParent boards = ScriptedParent.of("boards", Map.of("id", 1L), Map.of("id", "two"));

        assertThat(partitions(parent(boards, "id")))
                .extracting(StreamSlice::partition)
                .containsExactly(
                        Map.of("board", 1L, "parent_slice", Map.of()),
                        Map.of("board", "two", "parent_slice", Map.of()));
    }

    @Test
    void theParentsOwnPartitionIsTheWayBack() {
        ScriptedParent boards = new ScriptedParent("boards")
                .slice(StreamSlice.ofPartition(Map.of("team", "a")), Map.of("id", 1L))
                .slice(StreamSlice.ofPartition(Map.of("team", "b")), Map.of("id", 2L));

        assertThat(partitions(parent(boards, "id")))
                .extracting(slice -> slice.partition().get("parent_slice"))
                .containsExactly(Map.of("team", "a"), Map.of("team", "b"));
    }

    @Test
    void recordsWithoutTheKeyAreSkippedZeroAndEmptyTextsAreNot() {
        Map<String, Object> nothing = Collections.singletonMap("id", null);
        ScriptedParent boards =
                ScriptedParent.of("boards", Map.of("name", "x"), nothing, Map.of("id", 0L), Map.of("id", ""));

        assertThat(partitions(parent(boards, "id")))
                .extracting(slice -> slice.partition().get("board"))
                .containsExactly(0L, "");
    }

    @Test
    void aSliceIsClosedBeforeThePartitionOfItsLastRecord() {
        ScriptedParent boards = new ScriptedParent("boards")
                .slice(StreamSlice.ofPartition(Map.of("team", "a")), Map.of("id", 1L), Map.of("id", 2L))
                .slice(StreamSlice.ofPartition(Map.of("team", "b")));
        Iterator<StreamSlice> partitions = router(parent(boards, "id")).partitions();

        partitions.next();
        assertThat(boards.events()).containsExactly("read {team=a}", "observe 1");
        partitions.next();
        assertThat(boards.events()).endsWith("observe 2", "close {team=a}");
        assertThat(partitions.hasNext()).isFalse();
        assertThat(boards.events()).endsWith("read {team=b}", "close {team=b}", "finish");
    }

    @Test
    void theRecordBeforeAnErrorIsNoPartition() {
        ScriptedParent boards = ScriptedParent.of("boards", Map.of("id", 1L), Map.of("id", 2L), Map.of("fails", true));
        Iterator<StreamSlice> partitions = router(parent(boards, "id")).partitions();

        assertThat(partitions.next().partition()).containsEntry("board", 1L);
        assertThatThrownBy(partitions::hasNext).isInstanceOf(SourceException.class);
        assertThat(boards.events()).doesNotContain("close {}");
    }

    @Test
    void severalParentsFollowOneAnother() {
        Parent boards = parent(ScriptedParent.of("boards", Map.of("id", 1L)), "id");
        Parent none = parent(new ScriptedParent("none"), "id");
        Parent lists = parent(ScriptedParent.of("lists", Map.of("id", 2L)), "id");

        assertThat(partitions(boards, none, lists))
                .extracting(slice -> slice.partition().get("board"))
                .containsExactly(1L, 2L);
    }

    @Test
    void theKeyIsAPathAndAPattern() {
        ScriptedParent nested = ScriptedParent.of("boards", Map.of("ids", Map.of("long", 7L)));
        ScriptedParent ambiguous = ScriptedParent.of("boards", Map.of("id1", 1L, "id2", 2L));

        assertThat(partitions(parent(nested, "ids/lo*")).getFirst().partition()).containsEntry("board", 7L);
        assertThatThrownBy(() -> partitions(parent(ambiguous, "id*"))).isInstanceOf(SourceException.class);
    }

    @Test
    void extraFieldsAndTheFirstPageAreCopied() {
        Map<String, DocumentPath> extra = new LinkedHashMap<>();
        extra.put("owner.name", DocumentPath.of(List.of("owner", "name")));
        extra.put("missing", DocumentPath.of(List.of("missing")));
        ScriptedParent boards = ScriptedParent.of(
                "boards", Map.of("id", 1L, "owner", Map.of("name", "Ann"), "cards", List.of(Map.of("id", 9L))));
        Parent parent = new Parent(
                boards,
                DocumentPath.split("id"),
                "board",
                extra,
                Optional.of(DocumentPath.of(List.of("cards"))),
                Optional.empty(),
                false);

        assertThat(partitions(parent).getFirst().extraFields())
                .containsExactlyEntriesOf(
                        object("child_response", List.of(Map.of("id", 9L)), "owner.name", "Ann", "missing", null));
    }

    @Test
    void theStateHasTheParentsWithAnIncrementalDependency() {
        Parent plain = parent(ScriptedParent.of("plain"), "id");
        Parent incremental = new Parent(
                ScriptedParent.of("boards", Map.of("id", 1L)),
                DocumentPath.split("id"),
                "board",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                true);

        assertThat(router(plain).state()).contains(Map.of());
        SubstreamRouter router = router(plain, incremental);
        assertThat(router.state()).contains(Map.of("boards", Map.of("closed", "none")));
        router.partitions().next();
        assertThat(router.state()).contains(Map.of("boards", Map.of("closed", "{}")));
    }

    @Test
    void theValueIsInjectedUnlessItIsFalse() {
        Parent parent = new Parent(
                ScriptedParent.of("boards"),
                DocumentPath.split("id"),
                "board",
                Map.of(),
                Optional.empty(),
                Optional.of(new OptionPlace(InjectInto.BODY_JSON, List.of("filter", "board"))),
                false);

        assertThat(router(parent).options(slice(7L), null))
                .isEqualTo(new RequestOptions(Map.of(), Map.of(), Map.of(), Map.of("filter", Map.of("board", 7L))));
        assertThat(router(parent).options(slice(0L), null)).isEqualTo(RequestOptions.NONE);
    }

    private static StreamSlice slice(Object value) {
        return StreamSlice.ofPartition(Map.of("board", value));
    }

    private static Parent parent(ParentStream stream, String key) {
        return new Parent(
                stream, DocumentPath.split(key), "board", Map.of(), Optional.empty(), Optional.empty(), false);
    }

    private static SubstreamRouter router(Parent... parents) {
        return new SubstreamRouter(List.of(parents));
    }

    private static List<StreamSlice> partitions(Parent... parents) {
        List<StreamSlice> partitions = new ArrayList<>();
        router(parents).partitions().forEachRemaining(partitions::add);
        return partitions;
    }

    private static Map<String, Object> object(Object... pairs) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put((String) pairs[i], pairs[i + 1]);
        }
        return object;
    }
}
