package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.either;

import java.util.Map;

/**
 * A moment, kept within bounds.
 *
 * @param datetime a template
 * @param datetimeFormat empty: the cursor's
 * @param maxDatetime a template
 * @param minDatetime a template
 */
public record MinMaxDatetime(
        String datetime,
        String datetimeFormat,
        String maxDatetime,
        String minDatetime,
        Map<String, Object> parameters) {
    static final Component<MinMaxDatetime> SHAPE = component("MinMaxDatetime", MinMaxDatetime::read);

    /** The component, or its {@code datetime} alone; then {@code parameters} are the parameters of what it stands in. */
    static Shape<MinMaxDatetime> orText(Map<String, Object> parameters) {
        return either(SHAPE, TEXT.as((datetime, raw) -> new MinMaxDatetime(datetime, "", null, null, parameters)));
    }

    static MinMaxDatetime read(Node node) {
        return new MinMaxDatetime(
                node.required("datetime", TEXT),
                node.optional("datetime_format", TEXT, ""),
                node.optional("max_datetime", TEXT),
                node.optional("min_datetime", TEXT),
                node.parameters());
    }
}
