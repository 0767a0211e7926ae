package dev.pintail.source.config;

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
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.InterpolatedString;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One step of a migration or transformation; changes the configuration in place. */
@FunctionalInterface
interface ConfigChange {
    void apply(Map<String, Object> config);

    static ConfigChange of(ConfigTransformation definition) {
        return switch (definition) {
            case ConfigRemapField remap -> remap(remap);
            case ConfigAddFields add -> add(add);
            case ConfigRemoveFields remove -> remove(remove);
            case CustomConfigTransformation custom ->
                throw new ManifestException(
                        ErrorCode.MANIFEST_UNSUPPORTED, "custom code cannot be run: " + custom.className(), "");
        };
    }
}
