package dev.pintail.source.retrieve;

import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.slice.SliceVariables;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.Scope;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Decides which records are kept.
 *
 * @param cursor judges a record by its cursor value first ({@code is_client_side_incremental}); null to keep all
 * @param condition a condition over {@code record}; null to keep all
 * @param custom a filter of the connector's own; null to keep all
 */
record RecordFilter(
        BiPredicate<StreamSlice, Map<String, Object>> cursor,
        InterpolatedBoolean condition,
        CustomComponent.Filter custom,
        Scope scope) {
    boolean keeps(Object record, StreamSlice slice) {
        if (cursor != null && !cursor.test(slice, Selector.object(record))) {
            return false;
        }
        if (custom != null && !custom.keeps(Selector.object(record), slice)) {
            return false;
        }
        return condition == null
                || condition.eval(SliceVariables.in(scope, slice).with("record", record));
    }
}
