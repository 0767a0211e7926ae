package dev.pintail.source.paging;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.custom.CustomComponent;

/** A strategy in the place of a Python class. It may look at the whole answer. */
record CustomPaging(CustomComponent.Pagination pagination) implements PagingStrategy {
    CustomPaging {
        requireNonNull(pagination, "pagination is null");
    }

    @Override
    public Object initialToken() {
        return pagination.initialToken();
    }

    @Override
    public Object nextToken(ReadPage page) {
        return pagination.nextToken(
                new CustomComponent.Page(page.response(), page.extracted(), page.lastRecord(), page.token()));
    }

    @Override
    public Long pageSize() {
        return pagination.pageSize();
    }

    @Override
    public BodyUse bodyUse() {
        return new BodyUse.Whole();
    }
}
