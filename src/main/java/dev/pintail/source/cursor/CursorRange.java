package dev.pintail.source.cursor;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one cursor has to read, what of it has been read, and the state that says so: for a whole stream or for one partition
 * (cdk-semantics 6.4, 6.5; reference: {@code ConcurrentCursor}).
 *
 * <p>The state is the greatest value seen in everything that has been read without a gap from where the previous state ends.
 * A window that was taken and not closed is such a gap. (The reference takes the point where reading starts for read, so its
 * state passes over a failing first window of one unit; ours does not.)
 *
 * <p>Thread-safe: windows are closed by several threads, while one takes further ones.
 */
final class CursorRange<V> {
    private final Scale<V> scale;
    private final WindowFields fields;
    private final String cursorField;

    /** Keys of the incoming state; those that are not ours are handed on for ever. */
    private final Map<String, Object> otherKeys;

    /** Where reading goes on, the incoming state or the start. */
    private final V position;

    /** What has been read without any open window before it. */
    private List<Interval<V>> read;

    /** What has been read behind an open window. */
    private final List<Interval<V>> ahead = new ArrayList<>();

    /** Taken and not closed; equal windows, which a coarse format can make, occur more than once. */
    private final List<V> openStarts = new ArrayList<>();

    private Map<String, Object> state;

    private CursorRange(CursorKind<V> kind, Map<String, Object> otherKeys, V position, List<Interval<V>> read) {
        this.scale = kind.scale();
        this.fields = kind.fields();
        this.cursorField = kind.cursorField();
        this.otherKeys = otherKeys;
        this.position = position;
        this.read = Interval.merge(read, scale);
    }

    /**
     * The range that is left after an earlier sync.
     *
     * @param state {@code {cursor_field: value, ...}}, or the format of other connectors with {@code slices}; may be empty
     * @throws SourceException if a value in the state cannot be parsed
     */
    static <V> CursorRange<V> after(Map<String, Object> state, CursorKind<V> kind) {
        Scale<V> scale = kind.scale();
        return SliceState.in(state)
                .map(slices -> {
                    List<Interval<V>> read = slices.intervals(scale);
                    V seen = read.getFirst().mostRecent();
                    V position = seen == null ? read.getFirst().end() : seen;
                    return new CursorRange<>(kind, slices.otherKeys(), position, read);
                })
                .orElseGet(() -> {
                    V position = position(state, kind);
                    List<Interval<V>> read = List.of(new Interval<>(scale.start(), position, position));
                    return new CursorRange<>(kind, state, position, read);
                });
    }

    private static <V> V position(Map<String, Object> state, CursorKind<V> kind) {
        Scale<V> scale = kind.scale();
        if (!state.containsKey(kind.cursorField()) || scale.isNone(state.get(kind.cursorField()))) {
            return scale.start();
        }
        V value = parse(state.get(kind.cursorField()), scale::parse);
        return scale.compare(value, scale.start()) >= 0 ? value : scale.start();
    }

    /** @throws SourceException if a state's value is null or in none of the formats */
    static <V> V parse(Object text, Function<Object, Optional<V>> formats) {
        return Optional.ofNullable(text)
                .flatMap(formats)
                .orElseThrow(
                        () -> new SourceException(
                                ErrorCode.SOURCE_FAILED,
                                "The state's cursor value " + text + " is in none of the cursor's formats",
                                "Remove the stream's state to read it from its start, or add the value's format to cursor_datetime_formats."));
    }

    Scale<V> scale() {
        return scale;
    }

    /** The windows that are left, as cursor slices, lazily. Called once. */
    Iterator<Map<String, Object>> windows() {
        Iterator<Window<V>> windows = scale.windows(snapshot());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return windows.hasNext();
            }

            @Override
            public Map<String, Object> next() {
                Map<String, Object> slice = fields.write(windows.next(), scale);
                opened(fields.read(slice, scale).start());
                return slice;
            }
        };
    }

    private synchronized List<Interval<V>> snapshot() {
        return List.copyOf(read);
    }

    private synchronized void opened(V start) {
        openStarts.add(start);
    }

    /**
     * Tells that the window has been read to its end.
     *
     * @param mostRecent the greatest value of its records
     * @return whether that can have moved the state
     */
    synchronized boolean close(Map<String, Object> cursorSlice, Optional<V> mostRecent) {
        Window<V> window = fields.read(cursorSlice, scale);
        openStarts.remove(window.start());
        Optional<Interval<V>> interval = scale.read(window, mostRecent);
        interval.ifPresent(ahead::add);
        Optional<V> firstOpen = openStarts.stream().min(scale::compare);
        if (firstOpen.isEmpty() || scale.compare(window.start(), firstOpen.get()) < 0) {
            moveUpTo(firstOpen);
        }
        return interval.isPresent();
    }

    private void moveUpTo(Optional<V> firstOpen) {
        state = null;
        List<Interval<V>> reached = new ArrayList<>(read);
        ahead.removeIf(interval -> {
            boolean within = firstOpen.isEmpty() || scale.compare(interval.start(), firstOpen.get()) < 0;
            if (within) {
                reached.add(interval);
            }
            return within;
        });
        read = reached; // before merging: values without an order are an error now and for every later state
        read = Interval.merge(read, scale);
    }

    /** The state as it is emitted. Does not change afterwards. */
    synchronized Map<String, Object> state() {
        if (state == null) {
            Interval<V> first = Interval.merge(read, scale).getFirst();
            Map<String, Object> newState = new LinkedHashMap<>(otherKeys);
            newState.put(cursorField, scale.format(first.mostRecent() == null ? first.start() : first.mostRecent()));
            state = Collections.unmodifiableMap(newState);
        }
        return state;
    }

    /** The value in {@link #state()}. */
    Object stateValue() {
        return state().get(cursorField);
    }

    /** Whether a value lies in the range that is wanted (6.5). */
    boolean wants(V value) {
        return scale.compare(scale.lowestWanted(position), value) <= 0 && scale.compare(value, scale.now()) <= 0;
    }
}
