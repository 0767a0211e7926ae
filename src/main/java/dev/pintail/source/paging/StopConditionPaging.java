package dev.pintail.source.paging;

import dev.pintail.source.slice.StreamSlice;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Ends the paging at a page whose last record need not be synced any more ({@code is_data_feed}: the newest come first).
 *
 * @param shouldBeSynced the cursor's judgement of a record
 */
public record StopConditionPaging(PagingStrategy strategy, BiPredicate<StreamSlice, Map<String, Object>> shouldBeSynced)
        implements PagingStrategy {
    @Override
    public Object initialToken() {
        return strategy.initialToken();
    }

    @Override
    public Object nextToken(ReadPage page) {
        Map<String, Object> last = page.lastRecord();
        return last != null && !last.isEmpty() && !shouldBeSynced.test(page.slice(), last)
                ? null
                : strategy.nextToken(page);
    }

    @Override
    public Long pageSize() {
        return strategy.pageSize();
    }

    @Override
    public BodyUse bodyUse() {
        return strategy.bodyUse();
    }
}
