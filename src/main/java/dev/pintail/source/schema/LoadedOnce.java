package dev.pintail.source.schema;

import java.util.Map;

/** Asks another loader once and keeps what it says. Thread-safe: whoever asks meanwhile waits. */
public final class LoadedOnce implements StreamSchema {
    private final StreamSchema loader;
    private Map<String, Object> schema;

    public LoadedOnce(StreamSchema loader) {
        this.loader = loader;
    }

    @Override
    public synchronized Map<String, Object> load() {
        if (schema == null) {
            schema = loader.load();
        }
        return schema;
    }
}
