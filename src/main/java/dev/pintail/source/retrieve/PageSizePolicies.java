package dev.pintail.source.retrieve;

import dev.pintail.manifest.component.PageSizeReduction;
import dev.pintail.manifest.component.PageTokenOption.RequestPath;
import dev.pintail.manifest.component.PaginationStrategy;
import dev.pintail.manifest.component.Paginator.DefaultPaginator;
import dev.pintail.manifest.component.ResetPolicy;
import dev.pintail.manifest.component.ResponseAction;
import dev.pintail.manifest.component.Retriever.SimpleRetriever;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the policy of a retriever's page sizes, and refuses it where a smaller page would lose or repeat records: the next page must
 * not depend on the size, and the paginator must send it.
 */
final class PageSizePolicies {
    private static final Pattern COUNT_AGAINST_NUMBER =
            Pattern.compile("last_page_size\\s*(?:<=?|!=)\\s*(\\d{1,9})|(\\d{1,9})\\s*(?:>=?|!=)\\s*last_page_size");

    private PageSizePolicies() {}

    /** The policy; null where the page size stays. */
    static PageSizePolicy of(SimpleRetriever definition, String stream, boolean rereadsRecords) {
        PageSizeReduction reduction = definition.pageSizeReduction();
        if (reduction == null) {
            if (SignalActions.uses(definition.requester(), ResponseAction.REDUCE_PAGE_SIZE)) {
                throw Refusal.invalid(
                        "Stream " + stream + " has a response filter with the REDUCE_PAGE_SIZE action but the"
                                + " retriever does not define `page_size_reduction`.");
            }
            return null;
        }
        if (rereadsRecords) {
            throw refused(stream, "cannot be used together with query properties or a `file_uploader`");
        }
        if (!(definition.paginator() instanceof DefaultPaginator paginator)) {
            throw refused(stream, "requires a DefaultPaginator");
        }
        if (paginator.pageSizeOption() == null) {
            throw refused(stream, "requires `page_size_option` on the paginator");
        }
        if (paginator.pageTokenOption() instanceof RequestPath) {
            throw refused(stream, "does not support a `page_token_option` of type RequestPath");
        }
        switch (paginator.paginationStrategy()) {
            case PaginationStrategy.PageIncrement pages ->
                throw refused(stream, "does not support the PageIncrement pagination strategy");
            case PaginationStrategy.OffsetIncrement offsets -> requireReducible(offsets.pageSize(), reduction, stream);
            case PaginationStrategy.CursorPagination cursor -> {
                requireReducible(cursor.pageSize(), reduction, stream);
                requireUncounted(cursor.stopCondition(), reduction, stream);
            }
            case PaginationStrategy.CustomPaginationStrategy custom ->
                throw Refusal.custom("pagination strategy", custom.className());
        }
        return new PageSizePolicy(
                reduction.reductionFactor(),
                reduction.minimumPageSize(),
                reduction.maxAttempts(),
                Duration.ofNanos(Math.round(reduction.backoffSeconds() * 1e9)),
                reduction.retriesAtMinimumPageSize(),
                reduction.resetPolicy() == ResetPolicy.AFTER_SUCCESSFUL_PAGE,
                reduction.failureMessage() == null ? "" : reduction.failureMessage());
    }

    /** A template's size is known only with a configuration, and judged when it has to shrink. */
    private static void requireReducible(Object size, PageSizeReduction reduction, String stream) {
        if (size == null) {
            throw refused(stream, "requires `page_size` on the pagination strategy");
        }
        if (size instanceof Long number && number <= reduction.minimumPageSize()) {
            throw refused(stream, "can never reduce its page size of " + number);
        }
    }

    /** A full page of the reduced size must not look like the last one. */
    private static void requireUncounted(String stopCondition, PageSizeReduction reduction, String stream) {
        Matcher count = COUNT_AGAINST_NUMBER.matcher(stopCondition == null ? "" : stopCondition);
        while (count.find()) {
            String number = count.group(1) == null ? count.group(2) : count.group(1);
            if (Long.parseLong(number) > reduction.minimumPageSize()) {
                throw refused(
                        stream,
                        "cannot be used with the `stop_condition` " + stopCondition
                                + ": compare last_page_size with page_size instead");
            }
        }
    }

    private static RuntimeException refused(String stream, String reason) {
        return Refusal.invalid("`page_size_reduction` on stream " + stream + " " + reason + ".");
    }
}
