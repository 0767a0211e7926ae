package dev.pintail.conformance;

import dev.pintail.template.python.PyBytes;
import dev.pintail.template.python.PySet;
import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.Repr;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Strict comparison of values: {@code 1}, {@code 1.0} and {@code true} differ, {@code -0.0} differs from {@code 0.0}, a tuple
 * is no list, datetimes must agree in instant and offset.
 */
enum ValueComparison {
    /** The order of keys counts: it decides the order of fields in records. */
    KEYS_IN_ORDER,
    /** Objects are equal whatever the order of their keys. */
    KEYS_IN_ANY_ORDER;

    /** The first difference between two values; the place is a path such as {@code value.items[3]}. */
    Optional<Divergence> compare(String path, Object expected, Object actual) {
        return switch (expected) {
            case PyTuple left when actual instanceof PyTuple right -> items(path, left, right);
            case List<?> left
            when actual instanceof List<?> right && isTuple(left) == isTuple(right) -> items(path, left, right);
            // A tuple of ours is a Java list, and equals one.
            case List<?> left -> verdict(path, left, actual, false);
            case Map<?, ?> left when actual instanceof Map<?, ?> right -> entries(path, left, right);
            case PySet left when actual instanceof PySet right -> items(path, sorted(left), sorted(right));
            case OffsetDateTime left -> verdict(path, left, actual, left.equals(actual));
            case PyBytes left -> verdict(path, left, actual, left.equals(actual));
            case null, default -> verdict(path, expected, actual, Objects.equals(expected, actual));
        };
    }

    private static boolean isTuple(Object list) {
        return list instanceof PyTuple;
    }

    private static Optional<Divergence> verdict(String path, Object expected, Object actual, boolean equal) {
        return equal ? Optional.empty() : Optional.of(Divergence.of(path, expected, actual));
    }

    private Optional<Divergence> items(String path, List<?> expected, List<?> actual) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            Optional<Divergence> divergence = compare("%s[%d]".formatted(path, i), expected.get(i), actual.get(i));
            if (divergence.isPresent()) {
                return divergence;
            }
        }
        return verdict(path, expected, actual, expected.size() == actual.size());
    }

    private Optional<Divergence> entries(String path, Map<?, ?> expected, Map<?, ?> actual) {
        for (Map.Entry<?, ?> entry : expected.entrySet()) {
            Object key = entry.getKey();
            if (!actual.containsKey(key)) {
                return Optional.of(Divergence.of(path, expected, actual));
            }
            Optional<Divergence> divergence = compare(path + "." + key, entry.getValue(), actual.get(key));
            if (divergence.isPresent()) {
                return divergence;
            }
        }
        if (expected.size() != actual.size()) {
            return Optional.of(Divergence.of(path, expected, actual));
        }
        return keys(path, expected, actual);
    }

    /** The keys themselves: their order, and their types where {@code 1} could stand for {@code true}. */
    private Optional<Divergence> keys(String path, Map<?, ?> expected, Map<?, ?> actual) {
        Iterator<?> others = actual.keySet().iterator();
        for (Object key : expected.keySet()) {
            if (!key(key).equals(key(others.next())) && this == KEYS_IN_ORDER) {
                return Optional.of(Divergence.of(path + " key order", expected, actual));
            }
        }
        return Optional.empty();
    }

    private static String key(Object key) {
        return Repr.of(key);
    }

    private static List<Object> sorted(PySet set) {
        List<Object> members = new ArrayList<>(set);
        members.sort((a, b) -> Repr.of(a).compareTo(Repr.of(b)));
        return members;
    }
}
