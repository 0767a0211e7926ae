package dev.pintail.source.transform;

import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.InstalledClasses;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.Transformation;
import dev.pintail.manifest.component.Transformation.AddedFieldDefinition;
import dev.pintail.manifest.component.Transformation.KeyTransformation;
import dev.pintail.source.extract.DocumentPath;
import dev.pintail.source.extract.FieldPath;
import dev.pintail.source.extract.PathTemplate;
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.python.Str;
import dev.pintail.template.python.Truth;
import java.util.List;
import java.util.Map;

/** Makes transformations from their definitions. */
public final class Transformations {
    private Transformations() {}

    /**
     * The transformations of a list, in its order.
     *
     * @param scope with the configuration
     * @throws ManifestException for code of the connector's own, and for a field without a path
     */
    public static List<RecordTransformation> of(List<Transformation> definitions, Scope scope) {
        return definitions.stream().map(definition -> of(definition, scope)).toList();
    }

    private static RecordTransformation of(Transformation definition, Scope scope) {
        return switch (definition) {
            case Transformation.AddFields add ->
                new AddFields(
                        add.fields().stream().map(Transformations::field).toList(),
                        condition(add.condition(), add.parameters()),
                        scope);
            case Transformation.RemoveFields remove ->
                new RemoveFields(
                        remove.fieldPointers().stream().map(DocumentPath::of).toList(),
                        condition(remove.condition(), Map.of()),
                        scope);
            case Transformation.KeysToLower lower -> new KeysToLower();
            case Transformation.KeysToSnakeCase snake -> new KeysToSnakeCase();
            case Transformation.KeysReplace replace ->
                new KeysReplace(
                        new InterpolatedString(replace.old(), replace.parameters()),
                        new InterpolatedString(replace.replacement(), replace.parameters()),
                        scope);
            case Transformation.FlattenFields flatten -> new FlattenFields(flatten.flattenLists());
            case Transformation.DpathFlattenFields flatten -> dpathFlattenFields(flatten, scope);
            case Transformation.CustomTransformation custom ->
                InstalledClasses.require(CustomComponent.Transformation.class, "transformation", custom, scope)
                        ::transform;
        };
    }

    private static AddFields.Field field(AddedFieldDefinition definition) {
        if (definition.path().isEmpty()) {
            throw new ManifestException(
                    ErrorCode.MANIFEST_INVALID, "A field of an AddFields transformation has an empty path", "");
        }
        return new AddFields.Field(
                new FieldPath(definition.path()),
                new InterpolatedString(definition.value(), definition.parameters()),
                ValueTypes.of(definition.valueType()));
    }

    private static DpathFlattenFields dpathFlattenFields(Transformation.DpathFlattenFields definition, Scope scope) {
        KeyTransformation keys = definition.keyTransformation();
        return new DpathFlattenFields(
                new PathTemplate(definition.fieldPath(), definition.parameters(), scope),
                Boolean.TRUE.equals(definition.deleteOriginValue()),
                Boolean.TRUE.equals(definition.replaceRecord()),
                keys == null ? "" : affix(keys.prefix(), definition.parameters(), scope),
                keys == null ? "" : affix(keys.suffix(), definition.parameters(), scope));
    }

    private static String affix(String template, Map<String, Object> parameters, Scope scope) {
        Object value = template == null ? null : new InterpolatedString(template, parameters).eval(scope);
        return Truth.of(value) ? Str.of(value) : "";
    }

    private static InterpolatedBoolean condition(String template, Map<String, Object> parameters) {
        return template.isEmpty() ? null : InterpolatedBoolean.of(template, parameters);
    }
}
