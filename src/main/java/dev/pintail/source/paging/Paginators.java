package dev.pintail.source.paging;

import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.InstalledClasses;
import dev.pintail.source.http.OptionPlaces;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.ManifestException;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.component.CombineMode;
import dev.pintail.manifest.component.Extractor;
import dev.pintail.manifest.component.PageTokenOption.RequestPath;
import dev.pintail.manifest.component.PaginationStrategy;
import dev.pintail.manifest.component.RequestOption;
import dev.pintail.source.http.Decoder;
import dev.pintail.source.http.Decoder.PagingView;
import dev.pintail.source.http.OptionPlace;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.Template;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Makes paginators from their definitions. */
public final class Paginators {
    private Paginators() {}

    /**
     * The paginator of a definition; one page without one.
     *
     * @param scope with the configuration
     * @param decoder of the answers
     * @param extractor of the records, some of which cannot be counted; null if unknown
     * @param dataFeed ends the paging at a record that it refuses; null for none
     * @throws ManifestException for code of the connector's own, and for parts that do not fit together
     */
    public static Paginator of(
            dev.pintail.manifest.component.Paginator definition,
            Scope scope,
            Decoder decoder,
            Extractor extractor,
            BiPredicate<StreamSlice, Map<String, Object>> dataFeed) {
        return switch (definition) {
            case null -> Paginator.NONE;
            case dev.pintail.manifest.component.Paginator.NoPagination none -> Paginator.NONE;
            case dev.pintail.manifest.component.Paginator.DefaultPaginator paginator -> {
                if (decoder.pagingView() == PagingView.REFUSED) {
                    throw invalid("The decoder is not supported for pagination; only JsonDecoder, XmlDecoder and a"
                            + " GzipDecoder around JsonDecoder are.");
                }
                if (paginator.paginationStrategy() instanceof PaginationStrategy.OffsetIncrement
                        && takesUnion(extractor)) {
                    String message =
                            "CombinedExtractor mode \"union\" is not supported with an OffsetIncrement paginator.";
                    throw new SourceException(
                            ErrorCode.MANIFEST_INVALID,
                            FailureType.CONFIG_ERROR,
                            message,
                            message,
                            "Use first_match.",
                            null);
                }
                PagingStrategy strategy = strategy(paginator.paginationStrategy(), scope);
                yield paginator(
                        paginator, dataFeed == null ? strategy : new StopConditionPaging(strategy, dataFeed), scope);
            }
        };
    }

    private static Paginator paginator(
            dev.pintail.manifest.component.Paginator.DefaultPaginator definition,
            PagingStrategy strategy,
            Scope scope) {
        OptionPlaces places = new OptionPlaces(scope);
        OptionPlace sizeOption = null;
        if (definition.pageSizeOption() != null) {
            Long size = strategy.pageSize();
            if (size == null || size == 0) {
                throw invalid("page_size_option cannot be set if the pagination strategy does not have a page_size");
            }
            sizeOption = places.required(definition.pageSizeOption());
        }
        return switch (definition.pageTokenOption()) {
            case null -> new Paginator(strategy, false, null, sizeOption);
            case RequestPath path -> new Paginator(strategy, true, null, sizeOption);
            case RequestOption option -> {
                OptionPlace tokenOption = places.required(option);
                if (sizeOption != null) {
                    // Both in one request must not collide.
                    tokenOption.with("token").plus(sizeOption.with("size"));
                }
                yield new Paginator(strategy, false, tokenOption, sizeOption);
            }
        };
    }

    private static PagingStrategy strategy(PaginationStrategy definition, Scope scope) {
        return switch (definition) {
            case PaginationStrategy.PageIncrement pages ->
                new PagePaging(
                        size(pages.pageSize(), pages.parameters(), scope),
                        pages.startFromPage(),
                        pages.injectOnFirstRequest());
            case PaginationStrategy.OffsetIncrement offsets ->
                new OffsetPaging(
                        offsets.pageSize() instanceof Long size ? size : null,
                        offsets.pageSize() instanceof String template && !template.isEmpty()
                                ? new InterpolatedString(template, offsets.parameters())
                                : null,
                        offsets.injectOnFirstRequest(),
                        scope);
            case PaginationStrategy.CursorPagination cursor -> cursor(cursor, scope);
            case PaginationStrategy.CustomPaginationStrategy custom ->
                new CustomPaging(InstalledClasses.require(
                        CustomComponent.Pagination.class, "pagination strategy", custom, scope));
        };
    }

    private static CursorPaging cursor(PaginationStrategy.CursorPagination definition, Scope scope) {
        InterpolatedString value = new InterpolatedString(definition.cursorValue(), definition.parameters());
        InterpolatedBoolean stop =
                definition.stopCondition() == null || definition.stopCondition().isEmpty()
                        ? null
                        : InterpolatedBoolean.of(definition.stopCondition(), definition.parameters());
        Long size = size(definition.pageSize(), definition.parameters(), scope);
        if (size == null) {
            rejectUnboundPageSize("cursor_value", value.template());
            if (stop != null) {
                rejectUnboundPageSize("stop_condition", stop.template());
            }
        }
        return new CursorPaging(
                value,
                stop,
                size,
                ResponseMentions.in(
                        stop == null ? List.of(value.template()) : List.of(value.template(), stop.template())),
                scope);
    }

    private static Long size(Object definition, Map<String, Object> parameters, Scope scope) {
        return switch (definition) {
            case null -> null;
            case Long size -> size;
            default -> PageSizes.wholeNumber(new InterpolatedString((String) definition, parameters).eval(scope));
        };
    }

    /** A union counts the records of several lists, which is no offset in any of them. */
    private static boolean takesUnion(Extractor extractor) {
        return extractor instanceof Extractor.CombinedExtractor combined
                && (combined.mode() == CombineMode.UNION
                        || combined.extractors().stream().anyMatch(Paginators::takesUnion));
    }

    private static void rejectUnboundPageSize(String field, Template template) {
        if (template.variables().contains("page_size")) {
            throw invalid("The `" + field
                    + "` reads `page_size`, but the CursorPagination strategy declares no `page_size`.");
        }
    }

    private static ManifestException invalid(String message) {
        return new ManifestException(ErrorCode.MANIFEST_INVALID, message, "");
    }
}
