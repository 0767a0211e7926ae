package dev.pintail.source.paging;

import java.util.List;

/**
 * What a paginator has to see of an answer's body: tells whether the records may be read off while the body comes in.
 *
 * <p>The answer is found in the text of the templates; in doubt it is {@link Whole}.
 */
public sealed interface BodyUse {
    /** Nothing of it. */
    record Nothing() implements BodyUse {}

    /** Only what lies under these keys of the first body. */
    record Keys(List<String> names) implements BodyUse {
        public Keys {
            names = List.copyOf(names);
        }
    }

    /** All of it. */
    record Whole() implements BodyUse {}
}
