package dev.pintail.source.paging;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.template.python.PyType;

/** Page sizes that templates give. */
final class PageSizes {
    private PageSizes() {}

    /** @throws SourceException if it is none */
    static Long wholeNumber(Object value) {
        return switch (value) {
            case Long number -> number;
            case Boolean bool -> bool ? 1L : 0L;
            case null, default ->
                throw new SourceException(
                        ErrorCode.SOURCE_FAILED,
                        "The page size is of type " + PyType.nameOf(value) + " where a whole number is expected.",
                        "Correct page_size of the pagination strategy.");
        };
    }
}
