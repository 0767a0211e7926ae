package dev.pintail.source.schema;

import java.util.Map;

/** Gives the JSON schema of a stream's records. */
@FunctionalInterface
public interface StreamSchema {
    /**
     * @throws dev.pintail.error.PintailException if there is no schema
     */
    Map<String, Object> load();
}
