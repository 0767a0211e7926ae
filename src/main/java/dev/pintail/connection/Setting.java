package dev.pintail.connection;

import dev.pintail.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A piece of a connections file that remembers where it stands, so that a message can say so after files are laid over each other. */
sealed interface Setting {
    Place place();

    /** The setting as a value of the value model. */
    Object value();

    /**
     * Keys and what they hold, in order.
     *
     * @param text the group as it was written, as YAML
     */
    record Group(Place place, Map<String, Setting> members, Supplier<String> text) implements Setting {
        /** Nothing. */
        static Group empty(Place place) {
            return new Group(place, Map.of(), () -> "{}");
        }

        @Override
        public Map<String, Object> value() {
            Map<String, Object> value = new LinkedHashMap<>();
            members.forEach((key, member) -> value.put(key, member.value()));
            return value;
        }
    }

    /** A list. */
    record Items(Place place, List<Setting> items) implements Setting {
        @Override
        public List<Object> value() {
            List<Object> value = new ArrayList<>();
            items.forEach(item -> value.add(item.value()));
            return value;
        }
    }

    /**
     * A single value.
     *
     * @param text as it was written
     */
    record Single(Place place, String text, Object value) implements Setting {}

    /** Values that were never in a file. */
    static Setting of(Object value, Place place) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Setting> members = new LinkedHashMap<>();
                map.forEach((key, member) -> members.put((String) key, of(member, place)));
                yield new Group(place, members, () -> JsonWriter.COMPACT.write(map));
            }
            case List<?> list ->
                new Items(place, list.stream().map(item -> of(item, place)).toList());
            case null -> new Single(place, "", null);
            default -> new Single(place, value.toString(), value);
        };
    }
}
