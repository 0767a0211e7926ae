package dev.pintail.source.retrieve;

import java.util.function.Consumer;
import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.InstalledClasses;
import dev.pintail.manifest.component.RecordFilterDefinition;
import dev.pintail.manifest.component.RecordSelector;
import dev.pintail.manifest.component.SchemaNormalization;
import dev.pintail.source.extract.SchemaNormalizer;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.source.transform.RecordTransformation;
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.Scope;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** Makes selectors from their definitions. */
public final class Selectors {
    private Selectors() {}

    /**
     * The selector of a definition.
     *
     * @param scope with the configuration
     * @param clientSide whether the cursor filters the stream's records: then they are transformed before they are filtered
     * @param cursor the cursor's judgement of a record, where the selector has to ask for it; else null
     * @param schema the stream's schema, asked for when the first record is to be normalised
     * @throws dev.pintail.error.ManifestException for code of the connector's own
     */
    public static Selector of(
            RecordSelector definition,
            List<RecordTransformation> transformations,
            Scope scope,
            boolean clientSide,
            BiPredicate<StreamSlice, Map<String, Object>> cursor,
            Supplier<Map<String, Object>> schema) {
        return new Selector(
                filter(definition.recordFilter(), scope, cursor),
                transformations,
                definition.transformBeforeFiltering() == null ? clientSide : definition.transformBeforeFiltering(),
                normalizer(definition.schemaNormalization(), scope, schema));
    }

    private static RecordFilter filter(
            RecordFilterDefinition definition, Scope scope, BiPredicate<StreamSlice, Map<String, Object>> cursor) {
        return switch (definition) {
            case null -> cursor == null ? null : new RecordFilter(cursor, null, null, scope);
            case RecordFilterDefinition.RecordFilter filter -> {
                // A filter without a condition keeps nothing, but behind a cursor it does not count (as in the
                // reference).
                boolean counts = cursor == null || !filter.condition().isEmpty();
                yield new RecordFilter(
                        cursor, counts ? InterpolatedBoolean.of(filter.condition(), filter.parameters()) : null, null, scope);
            }
            case RecordFilterDefinition.CustomRecordFilter custom ->
                new RecordFilter(
                        cursor,
                        null,
                        InstalledClasses.require(CustomComponent.Filter.class, "record filter", custom, scope),
                        scope);
        };
    }

    private static Consumer<Map<String, Object>> normalizer(
            SchemaNormalization definition, Scope scope, Supplier<Map<String, Object>> schema) {
        return switch (definition) {
            case null -> null;
            case SchemaNormalization.Standard.NONE -> null;
            case SchemaNormalization.Standard.DEFAULT -> new SchemaNormalizer(schema)::normalize;
            case SchemaNormalization.CustomSchemaNormalization definedBy -> {
                CustomComponent.Normalization custom = InstalledClasses.require(CustomComponent.Normalization.class, "schema normalization", definedBy, scope);
                yield record -> custom.normalize(record, schema.get());
            }
        };
    }
}
