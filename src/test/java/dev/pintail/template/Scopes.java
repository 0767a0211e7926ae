package dev.pintail.template;

import dev.pintail.json.JsonReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Scopes for tests, from JSON. */
final class Scopes {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-04T05:06:07Z"));

    private Scopes() {}

    static Scope config(String json) {
        return Scope.of(object(json), CLOCK);
    }

    static Scope empty() {
        return config("{}");
    }

    @SuppressWarnings("unchecked") // The texts of the tests are objects.
    static Map<String, Object> object(String json) {
        return (Map<String, Object>) JsonReader.read(json);
    }
}
