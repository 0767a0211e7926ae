package dev.pintail.manifest.component;

import java.util.Map;

/**
 * A stream that is not yet complete.
 *
 * @param stream the template read as it stands
 * @param raw the template as a mapping, parameters propagated: components resolvers change values in a copy of it, and
 *     {@code ManifestLoader} reads the changed copy
 */
public record StreamTemplate(SingleStream stream, Map<String, Object> raw) {
    @SuppressWarnings("unchecked") // mappings of a manifest have only text keys
    static final Shape<StreamTemplate> SHAPE =
            SingleStream.SHAPE.as((stream, raw) -> new StreamTemplate(stream, (Map<String, Object>) raw));
}
