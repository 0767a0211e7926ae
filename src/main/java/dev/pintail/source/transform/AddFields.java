package dev.pintail.source.transform;

import dev.pintail.source.extract.FieldPath;
import dev.pintail.source.slice.SliceVariables;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.ValidTypes;
import java.util.List;
import java.util.Map;

/**
 * Adds values to a record or replaces them, one after another: a value sees those added before.
 *
 * @param condition asked for each field, over its {@code value} and {@code path}; null for always
 */
public record AddFields(List<Field> fields, InterpolatedBoolean condition, Scope scope)
        implements RecordTransformation {
    public AddFields {
        fields = List.copyOf(fields);
    }

    /**
     * One value.
     *
     * @param types what the rendered text may be read as
     */
    public record Field(FieldPath path, InterpolatedString value, ValidTypes types) {}

    @Override
    public void apply(Map<String, Object> record, StreamSlice slice) {
        Scope here = SliceVariables.in(scope, slice).with("record", record);
        for (Field field : fields) {
            Object value = field.value().eval(here, field.types());
            if (condition == null
                    || condition.eval(
                            here.with("value", value).with("path", field.path().segments()))) {
                field.path().put(record, value);
            }
        }
    }
}
