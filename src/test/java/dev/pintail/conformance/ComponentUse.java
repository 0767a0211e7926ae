package dev.pintail.conformance;

import static dev.pintail.conformance.ConnectorCase.object;

import dev.pintail.conformance.ConnectorCase.Step;
import dev.pintail.manifest.Manifest;
import dev.pintail.manifest.component.ConditionalStreams;
import dev.pintail.manifest.component.DeclarativeSource;
import dev.pintail.manifest.component.DynamicDeclarativeStream;
import dev.pintail.manifest.component.SchemaLoader;
import dev.pintail.manifest.component.SingleStream;
import dev.pintail.manifest.component.StreamDefinition;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which components the reference constructed and ran in a case: those of the streams that it read to their end, the schemas of those
 * that it described, and what stands outside of streams when the command ended well.
 */
final class ComponentUse {
    private final Set<String> types = new TreeSet<>();

    private ComponentUse() {}

    /** The simple names of the records of all components that were used. */
    static Set<String> of(Manifest manifest, List<Step> steps) {
        ComponentUse use = new ComponentUse();
        for (Step step : steps) {
            use.step(manifest.source(), step);
        }
        return use.types;
    }

    private void step(DeclarativeSource source, Step step) {
        Map<String, Object> expect = step.expect();
        if (expect.get("error") != null || "FAILED".equals(expect.get("status"))) {
            return;
        }
        types.add("DeclarativeSource");
        add(source.spec());
        switch (step.command()) {
            case "check" -> {
                add(source.check());
                runtime(source);
            }
            case "discover" -> source.streams().forEach(stream -> schemas(stream));
            case "read" -> {
                runtime(source);
                read(source, complete(expect));
            }
            default -> {}
        }
    }

    private static Set<String> complete(Map<String, Object> expect) {
        Set<String> names = new HashSet<>();
        object(expect.get("stream_status")).forEach((name, status) -> {
            if (status.equals("COMPLETE")) {
                names.add(name);
            }
        });
        return names;
    }

    private void runtime(DeclarativeSource source) {
        add(source.concurrencyLevel());
        add(source.apiBudget());
    }

    private void read(DeclarativeSource source, Set<String> complete) {
        Set<String> others = new HashSet<>(complete);
        for (StreamDefinition definition : source.streams()) {
            List<SingleStream> singles = singles(definition).toList();
            singles.stream().map(SingleStream::name).forEach(others::remove);
            if (singles.stream().anyMatch(stream -> complete.contains(stream.name()))) {
                types.add(definition.getClass().getSimpleName());
                singles.stream()
                        .filter(stream -> complete.contains(stream.name()))
                        .forEach(this::add);
            }
        }
        if (!others.isEmpty()) {
            source.dynamicStreams().forEach(this::add);
        }
        source.streamGroups().values().stream()
                .filter(group -> group.streams().stream().anyMatch(stream -> complete.contains(stream.name())))
                .forEach(this::add);
    }

    private static Stream<SingleStream> singles(StreamDefinition definition) {
        return switch (definition) {
            case SingleStream single -> Stream.of(single);
            case ConditionalStreams conditional -> conditional.streams().stream().map(SingleStream.class::cast);
            case DynamicDeclarativeStream dynamic -> Stream.of();
        };
    }

    private void schemas(StreamDefinition definition) {
        singles(definition)
                .flatMap(stream -> stream instanceof SingleStream.DeclarativeStream single
                        ? Optional.<SchemaLoader>ofNullable(single.schemaLoader()).stream()
                        : Stream.of())
                .forEach(this::add);
    }

    private void add(Object value) {
        switch (value) {
            case Record record -> {
                types.add(record.getClass().getSimpleName());
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    add(valueOf(component, record));
                }
            }
            case Collection<?> values -> values.forEach(this::add);
            case Map<?, ?> values -> values.values().forEach(this::add);
            case null, default -> {}
        }
    }

    private static Object valueOf(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
