package dev.pintail.catalog;

import dev.pintail.catalog.Support.NotHere;
import dev.pintail.catalog.Support.Runs;
import dev.pintail.catalog.Support.RunsWithout;
import dev.pintail.manifest.Manifest;
import dev.pintail.manifest.ManifestLoader;
import dev.pintail.error.ManifestException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tells from a manifest, without a configuration and without a request, whether it runs here.
 *
 * <p>What does not run is Python code: a component whose type begins with {@code Custom} and that names a class which no part of this
 * program stands in for. Inside a stream, its parents included, it costs that stream; where all streams meet it, everything.
 */
public final class SupportVerdict {
    private static final String CUSTOM = "Custom";

    private final Predicate<String> knownClass;

    /** @param knownClass whether there is a Java class for a Python class, named as manifests name it */
    public SupportVerdict(Predicate<String> knownClass) {
        this.knownClass = knownClass;
    }

    /** The verdict on the text of a manifest. */
    public Support of(String text) {
        try {
            return of(ManifestLoader.load(text));
        } catch (ManifestException e) {
            return new NotHere(
                    "its manifest is not valid: " + e.getMessage(), "\"pintail validate\" lists everything that is wrong.");
        }
    }

    /** The verdict on a manifest. */
    public Support of(Manifest manifest) {
        List<String> everywhere = new ArrayList<>();
        manifest.raw().forEach((name, value) -> {
            switch (name) {
                case "streams", "dynamic_streams", "stream_groups", "definitions", "schemas", "metadata" -> {}
                default -> missing(value).ifPresent(everywhere::add);
            }
        });
        if (!everywhere.isEmpty()) {
            return needs(everywhere.getFirst(), "its configuration");
        }
        List<Object> streams = new ArrayList<>();
        streams.addAll(list(manifest.raw().get("streams")));
        streams.addAll(list(manifest.raw().get("dynamic_streams")));
        Map<String, String> affected = new LinkedHashMap<>();
        for (int i = 0; i < streams.size(); i++) {
            String name = StreamOverview.name(streams.get(i), i);
            missing(streams.get(i)).ifPresent(className -> affected.put(name, className));
        }
        if (affected.isEmpty()) {
            return new Runs();
        }
        return affected.size() == streams.size()
                ? needs(affected.values().iterator().next(), "every stream")
                : new RunsWithout(affected);
    }

    private static NotHere needs(String className, String what) {
        return new NotHere(
                "%s needs the Python class %s".formatted(what, className),
                "Give a Java class for it, or take a version without Python code.");
    }

    /** The first class inside a value that nobody stands in for. */
    private Optional<String> missing(Object value) {
        return switch (value) {
            case Map<?, ?> component
            when component.get("type") instanceof String type
                    && type.startsWith(CUSTOM)
                    && component.get("class_name") instanceof String className
                    && !knownClass.test(className) ->
                Optional.of(className);
            case Map<?, ?> component ->
                component.values().stream().flatMap(inner -> missing(inner).stream()).findFirst();
            case List<?> items ->
                items.stream().flatMap(inner -> missing(inner).stream()).findFirst();
            case null, default -> Optional.empty();
        };
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> items ? items : List.of();
    }
}
