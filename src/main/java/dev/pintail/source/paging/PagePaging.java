package dev.pintail.source.paging;

/**
 * Counts pages ({@code PageIncrement}). Ends at a page with fewer records than the page size, or with none.
 *
 * @param pageSize null if the API decides; never 0
 */
public record PagePaging(Long pageSize, long startFromPage, boolean injectOnFirstRequest) implements PagingStrategy {
    @Override
    public Object initialToken() {
        return injectOnFirstRequest ? startFromPage : null;
    }

    @Override
    public Object nextToken(ReadPage page) {
        if (page.extracted() == 0 || (pageSize != null && page.extracted() < pageSize)) {
            return null;
        }
        return page.token() == null ? startFromPage + 1 : (Long) page.token() + 1;
    }

    @Override
    public BodyUse bodyUse() {
        return new BodyUse.Nothing();
    }
}
