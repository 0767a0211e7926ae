package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;

import java.util.Map;

/** Whether and how a stream is read page by page. */
public sealed interface Paginator {
    /** All of them. */
    OneOf<Paginator> SHAPE = oneOf(DefaultPaginator.SHAPE, NoPagination.SHAPE);

    /**
     * Page by page.
     *
     * @param pageSizeOption null: the page size is not sent
     */
    record DefaultPaginator(
            PaginationStrategy paginationStrategy,
            RequestOption pageSizeOption,
            PageTokenOption pageTokenOption,
            Map<String, Object> parameters)
            implements Paginator {
        static final Component<DefaultPaginator> SHAPE = component("DefaultPaginator", DefaultPaginator::read);

        static DefaultPaginator read(Node node) {
            return new DefaultPaginator(
                    node.required("pagination_strategy", PaginationStrategy.SHAPE),
                    node.optional("page_size_option", RequestOption.SHAPE),
                    node.optional("page_token_option", PageTokenOption.SHAPE),
                    node.parameters());
        }
    }

    /** One page. */
    record NoPagination() implements Paginator {
        static final Component<NoPagination> SHAPE = component("NoPagination", NoPagination::read);

        static NoPagination read(Node node) {
            return new NoPagination();
        }
    }
}
