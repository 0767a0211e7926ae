package dev.pintail.source.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Header fields while a request is built: one value a name, names compared without regard to case. Not thread-safe. */
public final class Headers {
    private final Map<String, Header> fields = new LinkedHashMap<>();

    public Headers() {}

    public Headers(List<Header> headers) {
        headers.forEach(header -> put(header.name(), header.value()));
    }

    /** Sets a field; one of the same name is replaced where it stands, its spelling too. */
    public void put(String name, String value) {
        fields.put(key(name), new Header(name, value));
    }

    public void putAll(Map<String, String> values) {
        values.forEach(this::put);
    }

    public void remove(String name) {
        fields.remove(key(name));
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(key(name))).map(Header::value);
    }

    public boolean contains(String name) {
        return fields.containsKey(key(name));
    }

    /** The fields in the order in which they were first set. */
    public List<Header> toList() {
        return List.copyOf(fields.values());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
