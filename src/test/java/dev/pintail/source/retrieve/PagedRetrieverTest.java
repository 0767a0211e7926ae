package dev.pintail.source.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.component.InjectInto;
import dev.pintail.source.extract.DpathExtractor;
import dev.pintail.source.extract.PathTemplate;
import dev.pintail.source.http.OptionPlace;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.http.RetrievalSignal.Action;
import dev.pintail.source.paging.BodyUse;
import dev.pintail.source.paging.CursorPaging;
import dev.pintail.source.paging.OffsetPaging;
import dev.pintail.source.paging.PagePaging;
import dev.pintail.source.paging.Paginator;
import dev.pintail.source.paging.PagingStrategy;
import dev.pintail.source.paging.StopConditionPaging;
import dev.pintail.source.session.Clock;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagedRetrieverTest {
    private static final PageSizePolicy HALVES = new PageSizePolicy(2, 1, 5, Duration.ofMillis(500), 0, false, "");

    private final List<Duration> waits = new ArrayList<>();
    private final ScriptedRequester requester = new ScriptedRequester();
    private final Scope scope = Scope.of(Map.of(), Instant::now);
    private Selector selector = Selector.NONE;

    @Test
    void aPageComesOutBeforeTheNextOneIsAskedFor() {
        requester.answer("{\"data\": [{\"id\": 1}], \"next\": \"b\"}").answer("{\"data\": [{\"id\": 2}]}");
        Iterator<List<Map<String, Object>>> pages =
                retriever(cursor("{{ response.next }}")).read(StreamSlice.EMPTY);
        assertThat(requester.inputs).isEmpty();
        assertThat(pages.next()).containsExactly(Map.of("id", 1L));
        assertThat(requester.inputs).hasSize(1);
        assertThat(pages.next()).containsExactly(Map.of("id", 2L));
        assertThat(pages.hasNext()).isFalse();
        assertThat(requester.inputs.get(1).nextPageToken()).isEqualTo(Map.of("next_page_token", "b"));
    }

    @Test
    void pagesAreCountedByWhatWasExtractedNotByWhatIsLeft() {
        selector = filter("{{ record.id > 2 }}");
        requester.answer("{\"data\": [{\"id\": 1}, {\"id\": 2}]}").answer("{\"data\": [{\"id\": 3}]}");
        assertThat(ids(new PagePaging(2L, 1, false))).containsExactly(3L);
        assertThat(requester.inputs.get(1).extra().parameters()).containsEntry("page", 2L);
    }

    @Test
    void anOffsetGrowsByTheRecordsThatCame() {
        requester.answer("{\"data\": [{\"id\": 1}, {\"id\": 2}, {\"id\": 3}]}").answer("{\"data\": []}");
        assertThat(ids(new OffsetPaging(null, null, true, scope))).containsExactly(1L, 2L, 3L);
        assertThat(requester.inputs)
                .map(input -> input.extra().parameters())
                .containsExactly(Map.of("page", 0L), Map.of("page", 3L));
    }

    @Test
    void anIgnoredErrorEndsThePaging() {
        requester.answer("{\"data\": [{\"id\": 1}], \"next\": \"b\"}").refuse(404);
        assertThat(ids(cursor("{{ response.next }}"))).containsExactly(1L);
    }

    @Test
    void anEmptyRecordStopsNothing() {
        requester.answer("{\"data\": [{}, {\"id\": 1}], \"next\": \"b\"}").answer("{\"data\": [{}]}");
        List<Map<String, Object>> records = read(retriever(cursor("{{ response.next }}")));
        assertThat(records).containsExactly(Map.of(), Map.of("id", 1L), Map.of());
    }

    @Test
    void theStopConditionSeesTheLastRecordThatIsLeft() {
        selector = filter("{{ record.id != 2 }}");
        requester.answer("{\"data\": [{\"id\": 1}, {\"id\": 2}]}");
        CursorPaging paging = new CursorPaging(
                new InterpolatedString("next", Map.of()),
                InterpolatedBoolean.of("{{ last_record.id == 1 and last_page_size == 1 }}", Map.of()),
                null,
                new BodyUse.Nothing(),
                scope);
        assertThat(ids(paging)).containsExactly(1L);
    }

    @Test
    void recordsBeforeABrokenOneComeOutFirst() {
        requester.answer("{\"data\": [{\"id\": 1}, null]}");
        Iterator<List<Map<String, Object>>> pages = retriever(null).read(StreamSlice.EMPTY);
        assertThat(pages.next()).containsExactly(Map.of("id", 1L));
        assertThatThrownBy(pages::hasNext)
                .isInstanceOf(SourceException.class)
                .hasMessage("A record is no object but null.");
        assertThat(pages.hasNext()).isFalse();
    }

    @Test
    void largePagesComeInChunks() {
        StringBuilder body = new StringBuilder("{\"data\": [{\"id\": 0}");
        for (int i = 1; i < 2500; i++) {
            body.append(",{\"id\": ").append(i).append('}');
        }
        requester.answer(body + "]}");
        Iterator<List<Map<String, Object>>> pages = retriever(null).read(StreamSlice.EMPTY);
        assertThat(pages.next()).hasSize(1000);
        assertThat(pages.next()).hasSize(1000);
        assertThat(pages.next()).hasSize(500);
        assertThat(pages.hasNext()).isFalse();
    }

    @Test
    void aDataFeedEndsAtAnOldRecordAndDropsIt() {
        requester.answer("{\"data\": [{\"id\": 9}, {\"id\": 4}], \"next\": \"b\"}");
        PagingStrategy paging =
                new StopConditionPaging(cursor("{{ response.next }}"), (slice, record) -> (Long) record.get("id") > 5);
        PagedRetriever retriever = retriever(
                paging,
                new PagedRetriever.Behaviour(
                        PagingReset.PLAIN, null, null, null, (slice, record) -> (Long) record.get("id") > 5, null));
        assertThat(read(retriever)).containsExactly(Map.of("id", 9L));
    }

    @Test
    void aResetStartsAgainOnceAndThenFails() {
        requester
                .answer("{\"data\": [{\"id\": 1}], \"next\": \"b\"}")
                .signal(Action.RESET_PAGINATION)
                .answer("{\"data\": [{\"id\": 1}], \"next\": \"b\"}")
                .signal(Action.RESET_PAGINATION);
        Iterator<List<Map<String, Object>>> pages =
                retriever(cursor("{{ response.next }}")).read(StreamSlice.EMPTY);
        assertThat(pages.next()).hasSize(1);
        assertThat(pages.next()).hasSize(1);
        assertThat(requester.inputs.get(2).nextPageToken()).isNull();
        assertThatThrownBy(pages::hasNext).isInstanceOf(SourceException.class);
    }

    @Test
    void aPageThatIsTooLargeIsAskedForAgainWithHalfOfIt() {
        requester
                .signal(Action.REDUCE_PAGE_SIZE)
                .signal(Action.REDUCE_PAGE_SIZE)
                .answer("{\"data\": [{\"id\": 1}, {\"id\": 2}]}")
                .answer("{\"data\": []}");
        PagedRetriever retriever = retriever(
                new OffsetPaging(8L, null, false, scope),
                new PagedRetriever.Behaviour(PagingReset.PLAIN, HALVES, null, null, null, null));
        assertThat(read(retriever)).hasSize(2);
        assertThat(requester.inputs)
                .map(input -> input.extra().parameters().get("limit"))
                .containsExactly(8L, 4L, 2L, 2L);
        assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofMillis(1000));
    }

    @Test
    void withoutAPolicyASmallerPageIsAConfigurationError() {
        requester.signal(Action.REDUCE_PAGE_SIZE);
        assertThatThrownBy(() -> read(retriever(null)))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.failureType()).isEqualTo(FailureType.CONFIG_ERROR));
    }

    @Test
    void aWindowThatIsTooLargeIsReadInHalves() {
        StreamSlice whole = StreamSlice.ofCursor(Map.of("days", 2L));
        StreamSlice first = StreamSlice.ofCursor(Map.of("days", 0L));
        StreamSlice second = StreamSlice.ofCursor(Map.of("days", 1L));
        requester
                .signal(Action.SPLIT_REQUEST_WINDOW)
                .answer("{\"data\": [{\"id\": 1}]}")
                .answer("{\"data\": [{\"id\": 2}]}");
        WindowSplitting splitting =
                new WindowSplitting(slice -> slice.equals(whole) ? List.of(first, second) : List.of(), "");
        PagedRetriever retriever =
                retriever(null, new PagedRetriever.Behaviour(PagingReset.PLAIN, null, splitting, null, null, null));
        List<Object> read = new ArrayList<>();
        retriever.read(whole).forEachRemaining(read::addAll);
        assertThat(read).hasSize(2);
        assertThat(requester.inputs).map(input -> input.slice()).containsExactly(whole, first, second);
    }

    @Test
    void partsOfARecordAreMergedWhenAllPropertiesWereAskedFor() {
        requester
                .answer("{\"data\": [{\"id\": \"a\", \"x\": {\"p\": 1}}, {\"n\": 0}]}")
                .answer("{\"data\": [{\"id\": \"a\", \"x\": {\"q\": 2}}]}");
        QueryProperties properties = new QueryProperties(
                () -> List.of("p", "q"), List.of("id"), null, new PropertyChunking(false, 1L, List.of("id")));
        PagedRetriever retriever =
                retriever(null, new PagedRetriever.Behaviour(PagingReset.PLAIN, null, null, properties, null, null));
        assertThat(read(retriever)).containsExactly(Map.of("n", 0L), Map.of("id", "a", "x", Map.of("p", 1L, "q", 2L)));
        assertThat(requester.inputs)
                .map(input -> input.slice().extraFields().get("query_properties"))
                .containsExactly(List.of("id", "p"), List.of("id", "q"));
    }

    private CursorPaging cursor(String template) {
        return new CursorPaging(
                new InterpolatedString(template, Map.of()), null, null, new BodyUse.Keys(List.of("next")), scope);
    }

    private Selector filter(String condition) {
        return new Selector(
                new RecordFilter(null, InterpolatedBoolean.of(condition, Map.of()), null, scope), List.of(), false, null);
    }

    private List<Object> ids(PagingStrategy strategy) {
        return read(retriever(strategy)).stream()
                .map(record -> record.get("id"))
                .toList();
    }

    private static List<Map<String, Object>> read(PagedRetriever retriever) {
        List<Map<String, Object>> records = new ArrayList<>();
        retriever.read(StreamSlice.EMPTY).forEachRemaining(records::addAll);
        return records;
    }

    private PagedRetriever retriever(PagingStrategy strategy) {
        return retriever(strategy, PagedRetriever.Behaviour.PLAIN);
    }

    private PagedRetriever retriever(PagingStrategy strategy, PagedRetriever.Behaviour behaviour) {
        Paginator paginator = strategy == null
                ? Paginator.NONE
                : new Paginator(
                        strategy,
                        false,
                        new OptionPlace(InjectInto.REQUEST_PARAMETER, List.of("page")),
                        new OptionPlace(InjectInto.REQUEST_PARAMETER, List.of("limit")));
        return new PagedRetriever(
                "users",
                new PageRequests(requester, paginator, (slice, token) -> RequestOptions.NONE, false),
                new RecordSource(
                        new DpathExtractor(new PathTemplate(List.of("data"), Map.of(), scope), null),
                        selector,
                        paginator.bodyUse(),
                        true),
                behaviour,
                new RecordingClock());
    }

    private final class RecordingClock implements Clock {
        @Override
        public Instant instant() {
            return Instant.EPOCH;
        }

        @Override
        public void sleep(Duration duration) {
            waits.add(duration);
        }
    }
}
