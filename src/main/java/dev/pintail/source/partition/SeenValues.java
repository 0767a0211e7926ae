package dev.pintail.source.partition;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.template.python.Equality;
import dev.pintail.template.python.PyTuple;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The values that partitions have had so far; equal is what Python takes for equal, such as 1, 1.0 and true. */
final class SeenValues {
    private record Key(Object value) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && Equality.equal(value, that.value);
        }

        @Override
        public int hashCode() {
            return switch (value) {
                case Boolean bool -> Double.hashCode(bool ? 1 : 0);
                case Number number -> Double.hashCode(number.doubleValue() + 0.0); // minus zero is zero
                case null, default -> Objects.hashCode(value);
            };
        }
    }

    private final Set<Key> seen = new HashSet<>();

    /**
     * Whether the value is new.
     *
     * @throws SourceException for a list or an object, which the reference cannot tell apart
     */
    boolean add(Object value) {
        if (value instanceof Map<?, ?> || (value instanceof List<?> && !(value instanceof PyTuple))) {
            throw new SourceException(
                    ErrorCode.SOURCE_FAILED,
                    "A router that drops repeated partitions found one whose value is a list or an object",
                    "Let the partition's value be a text or a number, or set deduplicate to false.");
        }
        return seen.add(new Key(value));
    }
}
