package dev.pintail.source.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.source.bookmark.Bookmark;
import dev.pintail.source.session.SystemClock;
import dev.pintail.source.stream.SourceStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StartOrderTest {
    @Test
    void streamOfABusyGroupIsPassedOver() {
        SourceStream a = stream("a", "crm", Set.of());
        StartOrder order = order(a, stream("b", "crm", Set.of()), stream("c", "", Set.of()));

        assertThat(take(order)).contains("a");
        assertThat(take(order)).contains("c");
        assertThat(take(order)).isEmpty();
        order.ended(a);
        assertThat(take(order)).contains("b");
    }

    @Test
    void childWaitsForAParentThatIsInAGroup() {
        SourceStream parent = stream("parent", "crm", Set.of());
        StartOrder order = order(parent, stream("child", "", Set.of("parent")));

        assertThat(take(order)).contains("parent");
        assertThat(take(order)).isEmpty();
        order.ended(parent);
        assertThat(take(order)).contains("child");
    }

    @Test
    void parentInAGroupWaitsUntilTheChildHasItsSlices() {
        SourceStream child = stream("child", "", Set.of("parent"));
        StartOrder order = order(child, stream("parent", "crm", Set.of()));

        assertThat(take(order)).contains("child");
        assertThat(take(order)).isEmpty();
        order.slicesTaken(child);
        assertThat(take(order)).contains("parent");
        assertThat(order.isEmpty()).isTrue();
    }

    private static Optional<String> take(StartOrder order) {
        return order.take().map(run -> run.stream().name());
    }

    private static StartOrder order(SourceStream... streams) {
        return new StartOrder(Stream.of(streams)
                .map(stream -> new StreamRun(
                        stream,
                        new StreamVoice(stream.name(), message -> {}, new SystemClock()),
                        StopSignal.NEVER,
                        Bookmark.NONE))
                .toList());
    }

    private static SourceStream stream(String name, String group, Set<String> ancestors) {
        return new SourceStream(
                        name,
                        List.of(),
                        Map::of,
                        new CountingCursor(List.of()),
                        slice -> Collections.emptyIterator(),
                        null,
                        false)
                .in(group, ancestors);
    }
}
