package dev.pintail.source.paging;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.slice.SliceVariables;
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.python.Truth;

/**
 * Takes the next token from the answer ({@code CursorPagination}). Ends when the stop condition holds or the token counts as false.
 *
 * <p>The templates see the first body as {@code response}, {@code headers} with the parsed Link header, {@code last_record} and {@code
 * last_page_size} of the records that were emitted, and {@code page_size}.
 *
 * @param stopCondition null: only an empty token ends the paging
 * @param pageSize null if the API decides
 */
public record CursorPaging(
        InterpolatedString cursorValue, InterpolatedBoolean stopCondition, Long pageSize, BodyUse bodyUse, Scope scope)
        implements PagingStrategy {
    public CursorPaging {
        requireNonNull(cursorValue, "cursorValue is null");
        requireNonNull(bodyUse, "bodyUse is null");
    }

    @Override
    public Object initialToken() {
        return null;
    }

    @Override
    public Object nextToken(ReadPage page) {
        Scope here = SliceVariables.in(scope, page.slice())
                .with("response", page.response().firstBody())
                .with("headers", page.response().templateHeaders())
                .with("last_record", page.lastRecord() == null ? null : new LastRecord(page.lastRecord()))
                .with("last_page_size", page.emitted())
                .with("page_size", page.reducedPageSize() == null ? pageSize : page.reducedPageSize());
        if (stopCondition != null && stopCondition.eval(here)) {
            return null;
        }
        Object token = cursorValue.eval(here);
        return Truth.of(token) ? token : null;
    }
}
