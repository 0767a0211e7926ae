package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.FLAG;
import static dev.pintail.manifest.component.Shapes.OBJECT;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;
import static dev.pintail.manifest.component.Shapes.oneOrMany;

import java.util.List;
import java.util.Map;

/** Makes streams from a template. */
public sealed interface ComponentsResolver {
    /** All of them. */
    OneOf<ComponentsResolver> SHAPE =
            oneOf(HttpComponentsResolver.SHAPE, ConfigComponentsResolver.SHAPE, ParametrizedComponentsResolver.SHAPE);

    /** One stream per record of a request. */
    record HttpComponentsResolver(
            Retriever retriever, List<ComponentMappingDefinition> componentsMapping, Map<String, Object> parameters)
            implements ComponentsResolver {
        static final Component<HttpComponentsResolver> SHAPE =
                component("HttpComponentsResolver", HttpComponentsResolver::read);

        static HttpComponentsResolver read(Node node) {
            return new HttpComponentsResolver(
                    node.required("retriever", Retriever.SHAPE),
                    node.required("components_mapping", listOf(ComponentMappingDefinition.SHAPE)),
                    node.parameters());
        }
    }

    /** One stream per entry in the configuration. */
    record ConfigComponentsResolver(
            List<StreamConfig> streamConfig,
            List<ComponentMappingDefinition> componentsMapping,
            Map<String, Object> parameters)
            implements ComponentsResolver {
        static final Component<ConfigComponentsResolver> SHAPE =
                component("ConfigComponentsResolver", ConfigComponentsResolver::read);

        static ConfigComponentsResolver read(Node node) {
            return new ConfigComponentsResolver(
                    node.required("stream_config", oneOrMany(StreamConfig.SHAPE)),
                    node.required("components_mapping", listOf(ComponentMappingDefinition.SHAPE)),
                    node.parameters());
        }
    }

    /** One stream per entry in the manifest. */
    record ParametrizedComponentsResolver(
            StreamParametersDefinition streamParameters,
            List<ComponentMappingDefinition> componentsMapping,
            Map<String, Object> parameters)
            implements ComponentsResolver {
        static final Component<ParametrizedComponentsResolver> SHAPE =
                component("ParametrizedComponentsResolver", ParametrizedComponentsResolver::read);

        static ParametrizedComponentsResolver read(Node node) {
            return new ParametrizedComponentsResolver(
                    node.required("stream_parameters", StreamParametersDefinition.SHAPE),
                    node.required("components_mapping", listOf(ComponentMappingDefinition.SHAPE)),
                    node.parameters());
        }
    }

    /**
     * A value that goes to a path of the template.
     *
     * @param fieldPath templates; {@code *} stands for every key
     * @param value a template
     * @param createOrUpdate make the path if the template does not have it
     * @param condition null: always
     */
    record ComponentMappingDefinition(
            List<String> fieldPath,
            String value,
            ValueType valueType,
            boolean createOrUpdate,
            String condition,
            Map<String, Object> parameters) {
        static final Component<ComponentMappingDefinition> SHAPE =
                component("ComponentMappingDefinition", ComponentMappingDefinition::read);

        static ComponentMappingDefinition read(Node node) {
            return new ComponentMappingDefinition(
                    node.required("field_path", listOf(TEXT)),
                    node.required("value", TEXT),
                    node.optional("value_type", ValueType.SHAPE),
                    node.optional("create_or_update", FLAG, false),
                    node.optional("condition", TEXT),
                    node.parameters());
        }
    }

    /**
     * A list inside the configuration.
     *
     * @param configsPointer its path
     * @param defaultValues entries that are always there
     */
    record StreamConfig(
            List<String> configsPointer, List<Map<String, Object>> defaultValues, Map<String, Object> parameters) {
        static final Component<StreamConfig> SHAPE = component("StreamConfig", StreamConfig::read);

        static StreamConfig read(Node node) {
            return new StreamConfig(
                    node.required("configs_pointer", listOf(TEXT)),
                    node.optional("default_values", listOf(OBJECT), List.of()),
                    node.parameters());
        }
    }

    /**
     * The entries.
     *
     * @param listOfParametersForStream one mapping per stream
     */
    record StreamParametersDefinition(List<Map<String, Object>> listOfParametersForStream) {
        static final Component<StreamParametersDefinition> SHAPE =
                component("StreamParametersDefinition", StreamParametersDefinition::read);

        static StreamParametersDefinition read(Node node) {
            return new StreamParametersDefinition(node.required("list_of_parameters_for_stream", listOf(OBJECT)));
        }
    }
}
