package dev.pintail.source.extract;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A path to values in a document, with the semantics of dpath 2.2.0, which the reference uses: every segment is a glob
 * ({@code *}, {@code ?}, {@code [seq]}), {@code **} stands for any number of segments, dots mean nothing, and a segment that is
 * a number is also the index of a list. Empty keys are ordinary keys.
 *
 * <p>Immutable and thread-safe.
 */
public final class DocumentPath {
    private final List<?> source;
    private final List<PathSegment> segments;
    private final int anyDepth;

    private DocumentPath(List<?> source) {
        this.source = source;
        segments = source.stream().map(PathSegment::of).toList();
        anyDepth = segments.indexOf(new PathSegment.AnyDepth());
        if (segments.lastIndexOf(new PathSegment.AnyDepth()) != anyDepth) {
            throw failure("Only one ** is permitted in a path: " + source);
        }
    }

    /** The path with these segments: texts, or numbers, which are indexes only. */
    public static DocumentPath of(List<?> segments) {
        return new DocumentPath(Collections.unmodifiableList(new ArrayList<>(segments)));
    }

    /** The path that a text means: segments between {@code /}, of which leading ones are ignored. */
    public static DocumentPath split(String text) {
        if (text.isEmpty() || text.equals("/")) {
            return of(List.of());
        }
        int start = 0;
        while (start < text.length() && text.charAt(start) == '/') {
            start++;
        }
        return of(Arrays.asList(text.substring(start).split("/", -1)));
    }

    /** The keys to go down, if no segment is a glob or only an index: then nothing has to be searched. */
    public Optional<List<String>> plainKeys() {
        return segments.stream().allMatch(PathSegment.Plain.class::isInstance)
                ? Optional.of(source.stream().map(String.class::cast).toList())
                : Optional.empty();
    }

    /** Whether one of the segments is {@code *} itself: then the reference takes all values instead of the only one. */
    public boolean takesAll() {
        return source.contains("*");
    }

    /**
     * The only value at this path, the document itself for the empty path.
     *
     * @param fallback the result when there is no value
     * @throws SourceException if several values match
     */
    public Object get(Object document, Object fallback) {
        if (segments.isEmpty()) {
            return document;
        }
        List<Object> found = values(document);
        if (found.size() > 1) {
            throw failure("More than one value matches the path " + source);
        }
        return found.isEmpty() ? fallback : found.getFirst();
    }

    /** All values at this path, none for the empty path. */
    public List<Object> values(Object document) {
        List<Object> found = new ArrayList<>(1);
        search(document, value -> {
            found.add(value);
            return false;
        });
        return found;
    }

    /**
     * Takes the values at this path out of the document; of a list only the last item can go, another one becomes null.
     *
     * @return whether there were any
     */
    public boolean removeFrom(Object document) {
        boolean[] removed = {false};
        search(document, value -> removed[0] = true);
        return removed[0];
    }

    /**
     * Puts a value in the place of every value at this path ({@code dpath.set}); nothing is created.
     *
     * @return how many values were replaced
     */
    public int replaceIn(Object document, Object value) {
        return replaceIn(document, new ArrayList<>(), value);
    }

    @SuppressWarnings("unchecked")
    private int replaceIn(Object node, List<Children.Step> steps, Object value) {
        int[] replaced = {0};
        Children.visit(node, (step, child) -> {
            steps.addLast(step);
            if (!matches(steps)) {
                replaced[0] += replaceIn(child, steps, value);
            } else if (step.key() != null) {
                ((Map<String, Object>) node).put(step.key(), value);
                replaced[0]++;
            } else {
                ((List<Object>) node).set(step.index(), value);
                replaced[0]++;
            }
            steps.removeLast();
            return false;
        });
        return replaced[0];
    }

    /** A deep copy of a document without those values at this path that the predicate accepts; lists close up. */
    public Object copyWithout(Object document, Predicate<Object> left) {
        return copyWithout(document, new ArrayList<>(), left);
    }

    private Object copyWithout(Object node, List<Children.Step> steps, Predicate<Object> left) {
        if (Children.isLeaf(node)) {
            return node;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        List<Object> list = new ArrayList<>();
        Children.visit(node, (step, child) -> {
            steps.addLast(step);
            if (!(matches(steps) && left.test(child))) {
                Object copy = copyWithout(child, steps, left);
                if (step.key() != null) {
                    object.put(step.key(), copy);
                } else {
                    list.add(copy);
                }
            }
            steps.removeLast();
            return false;
        });
        return node instanceof Map ? object : list;
    }

    @Override
    public String toString() {
        return source.toString();
    }

    /** Shows every value at this path to the predicate, and takes those out that it accepts. */
    private void search(Object document, Predicate<Object> removes) {
        if (anyDepth >= 0) {
            searchEverywhere(document, new ArrayList<>(), removes);
        } else if (!segments.isEmpty()) {
            searchDown(document, 0, removes);
        }
    }

    private void searchDown(Object node, int depth, Predicate<Object> removes) {
        PathSegment segment = segments.get(depth);
        boolean last = depth == segments.size() - 1;
        if (segment instanceof PathSegment.Plain plain && node instanceof Map<?, ?> object) {
            Object child = object.get(plain.text());
            if (!last) {
                searchDown(child, depth + 1, removes);
            } else if ((child != null || object.containsKey(plain.text())) && removes.test(child)) {
                object.remove(plain.text());
            }
            return;
        }
        Children.visit(node, (step, child) -> {
            if (!segment.matches(step)) {
                return false;
            }
            if (last) {
                return removes.test(child);
            }
            searchDown(child, depth + 1, removes);
            return false;
        });
    }

    /** With {@code **}: all children of a node first, then what lies below each of those that are left. */
    private void searchEverywhere(Object node, List<Children.Step> steps, Predicate<Object> removes) {
        Children.visit(node, (step, child) -> {
            steps.addLast(step);
            boolean removed = matches(steps) && removes.test(child);
            steps.removeLast();
            return removed;
        });
        Children.visit(node, (step, child) -> {
            steps.addLast(step);
            searchEverywhere(child, steps, removes);
            steps.removeLast();
            return false;
        });
    }

    private boolean matches(List<Children.Step> steps) {
        int before = anyDepth < 0 ? segments.size() : anyDepth;
        int behind = anyDepth < 0 ? 0 : segments.size() - anyDepth - 1;
        if (anyDepth < 0 ? steps.size() != before : steps.size() < before + behind) {
            return false;
        }
        for (int i = 0; i < before; i++) {
            if (!segments.get(i).matches(steps.get(i))) {
                return false;
            }
        }
        for (int i = 1; i <= behind; i++) {
            if (!segments.get(segments.size() - i).matches(steps.get(steps.size() - i))) {
                return false;
            }
        }
        return true;
    }

    private static SourceException failure(String message) {
        return new SourceException(ErrorCode.SOURCE_FAILED, message, "");
    }
}
