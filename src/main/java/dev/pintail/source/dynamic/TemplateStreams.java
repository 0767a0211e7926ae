package dev.pintail.source.dynamic;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.ManifestException;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.ManifestLoader;
import dev.pintail.manifest.component.ComponentsResolver;
import dev.pintail.manifest.component.ComponentsResolver.ComponentMappingDefinition;
import dev.pintail.manifest.component.ComponentsResolver.ConfigComponentsResolver;
import dev.pintail.manifest.component.ComponentsResolver.HttpComponentsResolver;
import dev.pintail.manifest.component.ComponentsResolver.ParametrizedComponentsResolver;
import dev.pintail.manifest.component.DynamicDeclarativeStream;
import dev.pintail.manifest.component.SingleStream;
import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import dev.pintail.manifest.component.SingleStream.StateDelegatingStream;
import dev.pintail.source.extract.DeepCopy;
import dev.pintail.source.slice.SliceVariables;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills stream templates with what the configuration, the manifest or an API has for them (cdk-semantics 1.8). For one command; not
 * thread-safe.
 */
public final class TemplateStreams {
    private final Scope scope;
    private final ComponentRecords records;

    /**
     * @param scope with the configuration
     */
    public TemplateStreams(Scope scope, ComponentRecords records) {
        this.scope = scope;
        this.records = records;
    }

    /**
     * The streams of all templates, in order.
     *
     * @throws dev.pintail.error.PintailException if a filled template is no stream, or two streams have one name
     */
    public List<SingleStream> fill(List<DynamicDeclarativeStream> templates) {
        List<SingleStream> streams = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (DynamicDeclarativeStream template : templates) {
            for (Map<String, Object> filled : filled(template)) {
                SingleStream stream = ManifestLoader.loadStream(filled, template.useParentParameters());
                if (!names.add(name(stream))) {
                    throw duplicate(name(stream), template.componentsResolver());
                }
                streams.add(stream);
            }
        }
        return streams;
    }

    private List<Map<String, Object>> filled(DynamicDeclarativeStream template) {
        Map<String, Object> raw = template.streamTemplate().raw();
        Scope base = scope.with("stream_template_config", raw);
        return switch (template.componentsResolver()) {
            case HttpComponentsResolver http -> fromApi(http, template.name(), raw, base);
            case ConfigComponentsResolver config -> {
                List<TemplateMapping> mappings = mappings(config.componentsMapping(), ValueParsing.LENIENT_YAML);
                yield ComponentValues.of(config, scope).stream()
                        .map(values -> fill(raw, mappings, base.with("components_values", values)))
                        .toList();
            }
            case ParametrizedComponentsResolver parametrized -> {
                List<TemplateMapping> mappings = unconditional(parametrized.componentsMapping(), ValueParsing.YAML);
                yield parametrized.streamParameters().listOfParametersForStream().stream()
                        .map(values -> fill(raw, mappings, base.with("components_values", values)))
                        .toList();
            }
        };
    }

    private List<Map<String, Object>> fromApi(
            HttpComponentsResolver http, String name, Map<String, Object> raw, Scope base) {
        List<TemplateMapping> mappings = unconditional(http.componentsMapping(), ValueParsing.NONE);
        List<Map<String, Object>> filled = new ArrayList<>();
        ComponentRecords.Reading reading =
                records.read(http.retriever(), name.isEmpty() ? "__http_components_resolver" : name);
        for (Iterator<StreamSlice> slices = reading.slices(); slices.hasNext(); ) {
            StreamSlice slice = slices.next();
            Scope sliced = SliceVariables.in(base, slice);
            for (Iterator<List<Map<String, Object>>> pages = reading.pages(slice); pages.hasNext(); ) {
                pages.next()
                        .forEach(values -> filled.add(fill(raw, mappings, sliced.with("components_values", values))));
            }
        }
        return filled;
    }

    private static Map<String, Object> fill(Map<String, Object> raw, List<TemplateMapping> mappings, Scope scope) {
        Map<String, Object> stream = DeepCopy.of(raw);
        mappings.forEach(mapping -> mapping.apply(stream, scope));
        return stream;
    }

    private static List<TemplateMapping> unconditional(
            List<ComponentMappingDefinition> definitions, ValueParsing parsing) {
        for (ComponentMappingDefinition definition : definitions) {
            if (definition.condition() != null && !definition.condition().isEmpty()) {
                throw new ManifestException(
                        ErrorCode.MANIFEST_INVALID, "`condition` is only supported for `ConfigComponentsResolver`", "");
            }
        }
        return mappings(definitions, parsing);
    }

    private static List<TemplateMapping> mappings(List<ComponentMappingDefinition> definitions, ValueParsing parsing) {
        return definitions.stream()
                .map(definition -> new TemplateMapping(definition, parsing))
                .toList();
    }

    private static String name(SingleStream stream) {
        return switch (stream) {
            case DeclarativeStream single -> single.name();
            case StateDelegatingStream delegating -> delegating.name();
        };
    }

    private static SourceException duplicate(String name, ComponentsResolver resolver) {
        boolean fromConfig = resolver instanceof ConfigComponentsResolver;
        String message = "Dynamic streams list contains a duplicate name: %s. %s"
                .formatted(name, fromConfig ? "Please check your configuration." : "The manifest must be changed.");
        return new SourceException(
                fromConfig ? ErrorCode.CONFIG_INVALID : ErrorCode.MANIFEST_INVALID,
                fromConfig ? FailureType.CONFIG_ERROR : FailureType.SYSTEM_ERROR,
                message,
                message,
                "",
                null);
    }
}
