package dev.pintail.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The streams that a source offers, in the manifest's order. */
public record Catalog(List<AirbyteStream> streams) {
    public Catalog {
        streams = List.copyOf(streams);
    }

    /** The catalog as the protocol writes it. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("streams", streams.stream().map(AirbyteStream::toJson).toList());
        return json;
    }
}
