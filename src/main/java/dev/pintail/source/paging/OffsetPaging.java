package dev.pintail.source.paging;

import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;

/**
 * Counts records ({@code OffsetIncrement}): the next offset is this one and the number of records that came, whatever was asked for. Ends
 * at a page with fewer records than the page size, or with none.
 *
 * @param constantSize the page size; null if it is a template, or if the API decides
 * @param sizeTemplate the page size; for the end of the paging it may depend on {@code response}. Null if there is no template
 */
public record OffsetPaging(
        Long constantSize, InterpolatedString sizeTemplate, boolean injectOnFirstRequest, Scope scope)
        implements PagingStrategy {
    @Override
    public Object initialToken() {
        return injectOnFirstRequest ? 0L : null;
    }

    @Override
    public Object nextToken(ReadPage page) {
        Long size = page.reducedPageSize() != null ? page.reducedPageSize() : sizeOf(page);
        if (page.extracted() == 0 || (size != null && size != 0 && page.extracted() < size)) {
            return null;
        }
        long offset = page.token() == null ? 0 : (Long) page.token();
        return offset + page.extracted();
    }

    private Long sizeOf(ReadPage page) {
        return sizeTemplate == null
                ? constantSize
                : PageSizes.wholeNumber(
                        sizeTemplate.eval(scope.with("response", page.response().firstBody())));
    }

    @Override
    public Long pageSize() {
        return sizeTemplate == null ? constantSize : PageSizes.wholeNumber(sizeTemplate.eval(scope));
    }

    @Override
    public BodyUse bodyUse() {
        return sizeTemplate == null ? new BodyUse.Nothing() : new BodyUse.Whole();
    }
}
