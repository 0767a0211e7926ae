package dev.pintail.source.dynamic;

import dev.pintail.manifest.component.ComponentsResolver.ComponentMappingDefinition;
import dev.pintail.manifest.component.ValueType;
import dev.pintail.source.extract.DocumentPath;
import dev.pintail.source.extract.FieldPath;
import dev.pintail.source.transform.ValueTypes;
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.python.Truth;
import java.util.List;
import java.util.Map;

/** One value that goes to a path of a template. */
final class TemplateMapping {
    private final ComponentMappingDefinition definition;
    private final ValueParsing parsing;
    private final InterpolatedString value;
    private final List<InterpolatedString> path;

    TemplateMapping(ComponentMappingDefinition definition, ValueParsing parsing) {
        this.definition = definition;
        this.parsing = parsing;
        this.value = new InterpolatedString(definition.value(), definition.parameters());
        this.path = definition.fieldPath().stream()
                .map(segment -> new InterpolatedString(segment, definition.parameters()))
                .toList();
    }

    /**
     * Puts the value in, where the path leads to something; else only if the mapping may create and the value counts as true.
     *
     * @param scope with {@code components_values} and what else the resolver gives
     */
    void apply(Map<String, Object> stream, Scope scope) {
        if (definition.condition() != null
                && !definition.condition().isEmpty()
                && !InterpolatedBoolean.of(definition.condition(), definition.parameters())
                        .eval(scope)) {
            return;
        }
        Object rendered = value.eval(scope, ValueTypes.of(definition.valueType()));
        List<Object> segments =
                path.stream().map(segment -> segment.eval(scope)).toList();
        Object put = definition.valueType() == ValueType.STRING ? rendered : parsing.parse(rendered);
        int replaced = DocumentPath.of(segments).replaceIn(stream, put);
        if (replaced == 0 && definition.createOrUpdate() && parsing != ValueParsing.NONE && Truth.of(put)) {
            new FieldPath(segments.stream().map(String::valueOf).toList()).put(stream, put);
        }
    }
}
