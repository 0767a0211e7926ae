package dev.pintail.warehouse;

import static dev.pintail.warehouse.TestWarehouse.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecordFeedTest {
    private final RecordFeed feed = new RecordFeed(10);

    private static RecordPage page(int size, long firstNumber) {
        return new RecordPage(Collections.nCopies(size, Map.of()), NOW, firstNumber);
    }

    @Test
    void pagesAreSharedOutInOrder() {
        feed.put(page(3, 0));
        feed.put(page(0, 3));
        feed.put(page(2, 3));
        feed.end();
        assertThat(feed.take(2))
                .hasValueSatisfying(
                        share -> assertThat(share.from() + " " + share.to()).isEqualTo("0 2"));
        assertThat(feed.waiting()).isEqualTo(3);
        assertThat(feed.take(2))
                .hasValueSatisfying(
                        share -> assertThat(share.from() + " " + share.to()).isEqualTo("2 3"));
        assertThat(feed.poll(9))
                .hasValueSatisfying(share -> assertThat(share.page().firstNumber() + " " + share.size())
                        .isEqualTo("3 2"));
        assertThat(feed.poll(9)).isEmpty();
        assertThat(feed.take(9)).isEmpty();
    }

    @Test
    void aPageWaitsForRoomAndMayBeLargerThanIt() throws Exception {
        assertThat(feed.put(page(100, 0))).isTrue();
        FutureTask<Boolean> second = inBackground(() -> feed.put(page(1, 100)));
        awaitWaiting(second);
        feed.take(90);
        assertThat(feed.waiting()).isEqualTo(10);
        awaitWaiting(second);
        feed.take(1);
        assertThat(second.get()).isTrue();
        assertThat(feed.waiting()).isEqualTo(10);
    }

    @Test
    void whoTakesWaitsForAPageOrTheEnd() throws Exception {
        FutureTask<Integer> first =
                inBackground(() -> feed.take(5).orElseThrow().size());
        awaitWaiting(first);
        feed.put(page(2, 0));
        assertThat(first.get()).isEqualTo(2);
        FutureTask<Boolean> last = inBackground(() -> feed.take(5).isEmpty());
        awaitWaiting(last);
        feed.end();
        assertThat(last.get()).isTrue();
    }

    @Test
    void nobodyWaitsForAFeedThatIsAbandoned() throws Exception {
        FutureTask<Boolean> taker = inBackground(() -> feed.take(5).isEmpty());
        awaitWaiting(taker);
        feed.abandon();
        assertThatThrownBy(taker::get).hasRootCauseInstanceOf(CancellationException.class);
        assertThat(feed.put(page(50, 0))).isFalse();
        assertThat(feed.put(page(50, 50))).isFalse();

        RecordFeed full = new RecordFeed(10);
        full.put(page(10, 0));
        FutureTask<Boolean> source = inBackground(() -> full.put(page(1, 10)));
        awaitWaiting(source);
        full.abandon();
        assertThat(source.get()).isFalse();
    }

    private Thread last;

    private <T> FutureTask<T> inBackground(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        last = Thread.ofPlatform().daemon().start(task);
        return task;
    }

    private void awaitWaiting(FutureTask<?> task) throws InterruptedException {
        while (last.getState() != Thread.State.WAITING) {
            assertThat(task.isDone()).isFalse();
            Thread.sleep(1);
        }
    }
}
