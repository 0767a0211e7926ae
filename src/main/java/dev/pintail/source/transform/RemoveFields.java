package dev.pintail.source.transform;

import dev.pintail.source.extract.DocumentPath;
import dev.pintail.source.extract.Leaves;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.Scope;
import java.util.List;
import java.util.Map;

/**
 * Removes values from a record.
 *
 * @param condition a condition over {@code property}. With one, the paths do not matter: everywhere in the record each value is removed
 *     that is neither object nor list and meets it, once for each path (as the reference does). Null for none
 */
public record RemoveFields(List<DocumentPath> paths, InterpolatedBoolean condition, Scope scope)
        implements RecordTransformation {
    public RemoveFields {
        paths = List.copyOf(paths);
    }

    @Override
    public void apply(Map<String, Object> record, StreamSlice slice) {
        for (DocumentPath path : paths) {
            if (condition == null) {
                path.removeFrom(record);
            } else {
                Leaves.removeIf(record, value -> condition.eval(scope.with("property", value)));
            }
        }
    }
}
