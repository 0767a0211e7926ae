package dev.pintail.conformance;

import dev.pintail.template.python.Ellipsis;
import dev.pintail.template.python.PyBytes;
import dev.pintail.template.python.PyDict;
import dev.pintail.template.python.PySet;
import dev.pintail.template.python.PyTuple;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Values in recordings: JSON, and {@code {"$py": kind, "value": ...}} for what JSON lacks. */
final class TaggedValues {
    private static final Pattern OFFSET = Pattern.compile(".*[+-]\\d\\d:\\d\\d(:\\d\\d)?");

    private TaggedValues() {}

    /** The value that a piece of a recording stands for; lists and objects are new and mutable. */
    static Object decode(Object recorded) {
        return switch (recorded) {
            case List<?> list -> decodeAll(list);
            case Map<?, ?> object when object.get("$py") instanceof String kind -> tagged(kind, object.get("value"));
            case Map<?, ?> object -> {
                Map<String, Object> decoded = LinkedHashMap.newLinkedHashMap(object.size());
                object.forEach((key, value) -> decoded.put((String) key, decode(value)));
                yield decoded;
            }
            case null, default -> recorded;
        };
    }

    private static List<Object> decodeAll(List<?> list) {
        List<Object> decoded = new ArrayList<>(list.size());
        list.forEach(item -> decoded.add(decode(item)));
        return decoded;
    }

    private static Object tagged(String kind, Object value) {
        return switch (kind) {
            case "int" -> new BigInteger((String) value);
            case "float" -> specialFloat((String) value);
            case "tuple" -> PyTuple.copyOf(decodeAll((List<?>) value));
            case "set" -> PySet.copyOf(decodeAll((List<?>) value));
            case "bytes" -> PyBytes.of(HexFormat.of().parseHex((String) value));
            case "datetime" -> datetime((String) value);
            case "date" -> LocalDate.parse((String) value);
            case "timedelta" -> timedelta((List<?>) value);
            case "dict" -> dict((List<?>) value);
            case "ellipsis" -> Ellipsis.INSTANCE;
            default -> throw new IllegalArgumentException("unknown tag " + kind);
        };
    }

    private static double specialFloat(String text) {
        return switch (text) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> throw new IllegalArgumentException("unknown float " + text);
        };
    }

    private static Object datetime(String text) {
        // Offsets of more than 18 hours, or with a fraction, are none in Java: the text stays, and equals no date.
        try {
            return OFFSET.matcher(text).matches() ? OffsetDateTime.parse(text) : LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static Duration timedelta(List<?> parts) {
        return Duration.ofDays((Long) parts.get(0))
                .plusSeconds((Long) parts.get(1))
                .plusNanos(1000 * (Long) parts.get(2));
    }

    private static PyDict dict(List<?> pairs) {
        PyDict dict = new PyDict();
        for (Object pair : pairs) {
            List<?> keyAndValue = (List<?>) pair;
            dict.put(decode(keyAndValue.get(0)), decode(keyAndValue.get(1)));
        }
        return dict;
    }
}
