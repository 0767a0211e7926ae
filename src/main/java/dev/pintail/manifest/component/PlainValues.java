package dev.pintail.manifest.component;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Turns what only YAML has into the value model: an unquoted {@code 2021-01-01} is a date there, and a date is no text.
 *
 * <p>The reference keeps such objects and writes them late: as JSON (schemas, specification) or through {@code str()}
 * (templates). The two differ in the {@code T} of a date with time.
 */
final class PlainValues {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

    private PlainValues() {}

    static Map<String, Object> asJson(Map<?, ?> raw) {
        return plain(raw, PlainValues::json);
    }

    static Object asJson(Object raw) {
        return plain(raw, PlainValues::json);
    }

    static Map<String, Object> asText(Map<?, ?> raw) {
        return plain(raw, value -> json(value).replace('T', ' '));
    }

    private static Object plain(Object raw, Function<Object, String> writer) {
        return switch (raw) {
            case Map<?, ?> map -> plain(map, writer);
            case List<?> list -> {
                List<Object> items = new ArrayList<>(list.size());
                list.forEach(item -> items.add(plain(item, writer)));
                yield Collections.unmodifiableList(items);
            }
            case String text -> text;
            case Boolean flag -> flag;
            case Number number -> number;
            case null -> null;
            default -> writer.apply(raw);
        };
    }

    private static Map<String, Object> plain(Map<?, ?> raw, Function<Object, String> writer) {
        Map<String, Object> properties = new LinkedHashMap<>();
        raw.forEach((name, value) -> properties.put((String) name, plain(value, writer)));
        return Collections.unmodifiableMap(properties);
    }

    private static String json(Object value) {
        return switch (value) {
            case LocalDate date -> date.toString();
            case LocalDateTime time -> text(time);
            case OffsetDateTime time -> text(time.toLocalDateTime()) + offset(time);
            default -> value.toString();
        };
    }

    private static String text(LocalDateTime time) {
        boolean wholeSeconds = time.truncatedTo(ChronoUnit.SECONDS).equals(time);
        return (wholeSeconds ? SECONDS : MICROSECONDS).format(time);
    }

    private static String offset(OffsetDateTime time) {
        String id = time.getOffset().getId();
        return id.equals("Z") ? "+00:00" : id;
    }
}
