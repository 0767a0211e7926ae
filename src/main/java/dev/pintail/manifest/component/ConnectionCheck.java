package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.FLAG;
import static dev.pintail.manifest.component.Shapes.OBJECT;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER;
import static dev.pintail.manifest.component.Shapes.atLeast;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;
import java.util.Map;

/** How {@code check} finds out whether a configuration works. */
public sealed interface ConnectionCheck {
    /** All of them. */
    OneOf<ConnectionCheck> SHAPE = oneOf(CheckStream.SHAPE, CheckDynamicStream.SHAPE);

    /**
     * Reads from streams by name.
     *
     * @param streamNames checked streams; all must work; null if the manifest has none, not even an empty list
     * @param configOverrides laid over the configuration while checking
     */
    record CheckStream(
            List<String> streamNames,
            List<DynamicStreamCheckConfig> dynamicStreamsCheckConfigs,
            Map<String, Object> configOverrides)
            implements ConnectionCheck {
        static final Component<CheckStream> SHAPE = component("CheckStream", CheckStream::read);

        static CheckStream read(Node node) {
            return new CheckStream(
                    node.optional("stream_names", listOf(TEXT)),
                    node.optional("dynamic_streams_check_configs", listOf(DynamicStreamCheckConfig.SHAPE), List.of()),
                    node.optional("config_overrides", OBJECT, Map.of()));
        }
    }

    /**
     * Reads from the first streams that the dynamic definitions give.
     *
     * @param streamCount how many streams are checked at most
     */
    record CheckDynamicStream(long streamCount, boolean useCheckAvailability, Map<String, Object> configOverrides)
            implements ConnectionCheck {
        static final Component<CheckDynamicStream> SHAPE = component("CheckDynamicStream", CheckDynamicStream::read);

        static CheckDynamicStream read(Node node) {
            return new CheckDynamicStream(
                    node.required("stream_count", WHOLE_NUMBER),
                    node.optional("use_check_availability", FLAG, true),
                    node.optional("config_overrides", OBJECT, Map.of()));
        }
    }

    /**
     * How many streams of one dynamic definition are checked.
     *
     * @param streamCount null for all of them
     */
    record DynamicStreamCheckConfig(String dynamicStreamName, Long streamCount) {
        static final Component<DynamicStreamCheckConfig> SHAPE =
                component("DynamicStreamCheckConfig", DynamicStreamCheckConfig::read);

        static DynamicStreamCheckConfig read(Node node) {
            return new DynamicStreamCheckConfig(
                    node.required("dynamic_stream_name", TEXT),
                    node.optional("stream_count", atLeast(1, WHOLE_NUMBER)));
        }
    }
}
