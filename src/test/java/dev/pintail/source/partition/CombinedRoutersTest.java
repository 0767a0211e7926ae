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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CombinedRoutersTest {
    @Test
    void aListReadsRepeatedValuesTwice() {
        assertThat(partitions(list("n", 1L, 1L))).containsExactly(Map.of("n", 1L), Map.of("n", 1L));
    }

    @Test
    void inAProductTheLastRouterVariesFastest() {
        assertThat(partitions(new ProductRouter(List.of(list("n", 1L, 2L), list("s", "a", "b")))))
                .containsExactly(
                        Map.of("n", 1L, "s", "a"),
                        Map.of("n", 1L, "s", "b"),
                        Map.of("n", 2L, "s", "a"),
                        Map.of("n", 2L, "s", "b"));
    }

    @Test
    void aProductWithAnEmptyListIsEmpty() {
        assertThat(partitions(new ProductRouter(List.of(list("n", 1L, 2L), list("s")))))
                .isEmpty();
    }

    @Test
    void inAProductTheFirstRouterOfANameWins() {
        PartitionRouter first = new ListRouter(
                "n", List.of(1L), Optional.of(new OptionPlace(InjectInto.REQUEST_PARAMETER, List.of("p"))));
        PartitionRouter second = new ListRouter(
                "s", List.of("x"), Optional.of(new OptionPlace(InjectInto.REQUEST_PARAMETER, List.of("p"))));
        ProductRouter product = new ProductRouter(List.of(first, second));

        assertThat(partitions(new ProductRouter(List.of(list("n", 1L), list("n", 2L)))))
                .containsExactly(Map.of("n", 1L));
        assertThat(product.options(StreamSlice.ofPartition(Map.of("n", 1L, "s", "x")), null))
                .isEqualTo(new RequestOptions(Map.of("p", 1L), Map.of(), Map.of(), Map.of()));
    }

    @Test
    void groupsHoldTheValuesOfSeveralPartitions() {
        assertThat(partitions(new GroupingRouter(list("n", 1L, 2L, 3L), 2, true)))
                .containsExactly(Map.of("n", List.of(1L, 2L)), Map.of("n", List.of(3L)));
    }

    @Test
    void groupsDropValuesThatOccurredInAnyGroup() {
        assertThat(partitions(new GroupingRouter(list("n", 1L, 2L, 1L, 3L, 2L), 2, true)))
                .containsExactly(Map.of("n", List.of(1L, 2L)), Map.of("n", List.of(3L)));
        assertThat(partitions(new GroupingRouter(list("n", 1L, 1L, 2L), 2, false)))
                .containsExactly(Map.of("n", List.of(1L, 1L)), Map.of("n", List.of(2L)));
    }

    @Test
    void groupsCollectParentSlicesAndExtraFields() {
        Parent parent = new Parent(
                ScriptedParent.of("boards", Map.of("id", 1L, "name", "x"), Map.of("id", 2L, "name", "y")),
                DocumentPath.split("id"),
                "board",
                Map.of("name", DocumentPath.of(List.of("name"))),
                Optional.empty(),
                Optional.empty(),
                false);

        StreamSlice group = new GroupingRouter(new SubstreamRouter(List.of(parent)), 5, true)
                .partitions()
                .next();

        assertThat(group.partition())
                .isEqualTo(Map.of("board", List.of(1L, 2L), "parent_slice", List.of(Map.of(), Map.of())));
        assertThat(group.extraFields()).isEqualTo(Map.of("name", List.of("x", "y")));
    }

    @Test
    void theStateOfGroupsIsThatOfTheNewestCompleteOne() {
        ScriptedParent boards = ScriptedParent.of("boards", Map.of("id", 1L), Map.of("id", 2L));
        Parent parent = new Parent(
                boards, DocumentPath.split("id"), "board", Map.of(), Optional.empty(), Optional.empty(), true);
        GroupingRouter groups = new GroupingRouter(new SubstreamRouter(List.of(parent)), 1, true);
        Iterator<StreamSlice> partitions = groups.partitions();

        assertThat(groups.state()).contains(Map.of());
        partitions.next();
        assertThat(groups.state()).contains(Map.of("boards", Map.of("closed", "none")));
        partitions.next();
        assertThat(groups.state()).contains(Map.of("boards", Map.of("closed", "{}")));
    }

    @Test
    void groupsNeedPartitionsOfOneField() {
        PartitionRouter product = new ProductRouter(List.of(list("n", 1L), list("s", "a")));

        assertThatThrownBy(() -> partitions(new GroupingRouter(product, 2, true)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("one field");
    }

    @Test
    void aUnionSkipsValuesThatOccurred() {
        PartitionRouter one = list("n", 1L, 2L);
        PartitionRouter two = list("n", 2L, 3L, 1.0, 3L);

        assertThat(partitions(new UnionRouter("n", List.of(one, two))))
                .containsExactly(Map.of("n", 1L), Map.of("n", 2L), Map.of("n", 3L));
    }

    @Test
    void aUnionMovesOtherKeysToTheExtraFields() {
        Parent parent = new Parent(
                ScriptedParent.of("boards", Map.of("id", 1L)),
                DocumentPath.split("id"),
                "board",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                false);

        StreamSlice slice = new UnionRouter("board", List.of(new SubstreamRouter(List.of(parent)), list("board", 2L)))
                .partitions()
                .next();

        assertThat(slice.partition()).isEqualTo(Map.of("board", 1L));
        assertThat(slice.extraFields()).isEqualTo(Map.of("parent_slice", Map.of()));
    }

    @Test
    void aUnionNeedsItsFieldAndValuesThatCanBeToldApart() {
        assertThatThrownBy(() -> partitions(new UnionRouter("n", List.of(list("s", "a")))))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("\"n\"");
        assertThatThrownBy(() -> partitions(new UnionRouter("n", List.of(list("n", List.of(1L))))))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("list");
    }

    private static PartitionRouter list(String field, Object... values) {
        return new ListRouter(field, List.of(values), Optional.empty());
    }

    private static List<Map<String, Object>> partitions(PartitionRouter router) {
        List<Map<String, Object>> partitions = new ArrayList<>();
        router.partitions().forEachRemaining(slice -> partitions.add(slice.partition()));
        return partitions;
    }
}
