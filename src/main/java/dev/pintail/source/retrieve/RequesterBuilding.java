package dev.pintail.source.retrieve;

import dev.pintail.manifest.component.Requester;
import dev.pintail.source.http.Decoder;

/** Makes requesters from their definitions. */
@FunctionalInterface
public interface RequesterBuilding {
    /**
     * @param name the requester's
     * @param decoder of its answers
     * @param cached whether equal requests are answered from memory even if the definition does not say so
     * @throws dev.pintail.error.ManifestException for code of the connector's own
     */
    dev.pintail.source.http.Requester build(Requester definition, String name, Decoder decoder, boolean cached);
}
