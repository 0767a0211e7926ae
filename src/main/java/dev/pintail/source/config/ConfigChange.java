package dev.pintail.source.config;

import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.InstalledClasses;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.ConfigTransformation;
import dev.pintail.manifest.component.ConfigTransformation.ConfigAddFields;
import dev.pintail.manifest.component.ConfigTransformation.ConfigRemapField;
import dev.pintail.manifest.component.ConfigTransformation.ConfigRemoveFields;
import dev.pintail.manifest.component.ConfigTransformation.CustomConfigTransformation;
import dev.pintail.manifest.component.Transformation.AddedFieldDefinition;
import dev.pintail.source.extract.DocumentPath;
import dev.pintail.source.extract.FieldPath;
import dev.pintail.source.transform.ValueTypes;
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.InterpolatedMapping;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.ValidTypes;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** One step of a migration or transformation; changes the configuration in place. */
@FunctionalInterface
interface ConfigChange {
    void apply(Map<String, Object> config, InstantSource clock);

    static ConfigChange of(ConfigTransformation definition) {
        return switch (definition) {
            case ConfigRemapField remap -> remap(remap);
            case ConfigAddFields add -> add(add);
            case ConfigRemoveFields remove -> remove(remove);
            case CustomConfigTransformation custom ->
                (config, clock) -> InstalledClasses.require(
                                CustomComponent.ConfigChange.class,
                                "config transformation",
                                custom,
                                Scope.of(config, clock))
                        .apply(config);
        };
    }

    private static ConfigChange remap(ConfigRemapField remap) {
        List<InterpolatedString> path = remap.fieldPath().stream()
                .map(part -> new InterpolatedString(part, Map.of()))
                .toList();
        if (path.isEmpty()) {
            throw new ManifestException(ErrorCode.MANIFEST_INVALID, "field_path cannot be empty.", "");
        }
        return (config, clock) -> {
            if (!(remap.map() instanceof Map<?, ?> replacements)) {
                throw new ManifestException(
                        ErrorCode.MANIFEST_INVALID, "the map of a ConfigRemapField must be a mapping", "");
            }
            Scope scope = Scope.of(config, clock);
            List<Object> keys = path.stream().map(part -> part.eval(scope)).toList();
            Map<String, Object> object = config;
            for (Object key : keys.subList(0, keys.size() - 1)) {
                if (!(object.get(key) instanceof Map<?, ?> inner)) {
                    return;
                }
                object = mutable(inner);
            }
            Object current = object.get(keys.getLast());
            Map<Object, Object> evaluated =
                    new InterpolatedMapping(mutable(replacements), Map.of()).eval(scope, ValidTypes.ANY);
            if (current instanceof String value && evaluated.containsKey(value)) {
                object.put(String.valueOf(keys.getLast()), evaluated.get(value));
            }
        };
    }

    private static ConfigChange add(ConfigAddFields add) {
        InterpolatedBoolean condition = InterpolatedBoolean.of(add.condition(), Map.of());
        List<ConfigChange> additions = add.fields().stream()
                .map(field -> addition(field, condition, add.condition().isEmpty()))
                .toList();
        return (config, clock) -> additions.forEach(addition -> addition.apply(config, clock));
    }

    private static ConfigChange addition(AddedFieldDefinition field, InterpolatedBoolean condition, boolean always) {
        FieldPath path = new FieldPath(field.path());
        InterpolatedString template = new InterpolatedString(field.value(), field.parameters());
        return (config, clock) -> {
            Scope scope = Scope.of(config, clock);
            Object value = template.eval(scope, ValueTypes.of(field.valueType()));
            if (always || condition.eval(scope.with("value", value).with("path", field.path()))) {
                path.put(config, value);
            }
        };
    }

    private static ConfigChange remove(ConfigRemoveFields remove) {
        InterpolatedBoolean condition = InterpolatedBoolean.of(remove.condition(), Map.of());
        List<DocumentPath> paths =
                remove.fieldPointers().stream().map(DocumentPath::of).toList();
        return (config, clock) -> {
            if (remove.condition().isEmpty() || condition.eval(Scope.of(config, clock))) {
                paths.forEach(path -> path.removeFrom(config));
            }
        };
    }

    @SuppressWarnings("unchecked") // JSON objects have only text keys
    private static Map<String, Object> mutable(Map<?, ?> object) {
        return (Map<String, Object>) object;
    }
}
