package dev.pintail.source.stream;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.ConditionalStreams;
import dev.pintail.manifest.component.DeclarativeSource;
import dev.pintail.manifest.component.DynamicDeclarativeStream;
import dev.pintail.manifest.component.ParentStreamConfig;
import dev.pintail.manifest.component.Retriever.AsyncRetriever;
import dev.pintail.manifest.component.SingleStream;
import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import dev.pintail.manifest.component.SingleStream.StateDelegatingStream;
import dev.pintail.manifest.component.StreamDefinition;
import dev.pintail.source.dynamic.TemplateStreams;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The streams of a manifest, built when they are asked for and anew each time, as in the reference (cdk-semantics 1.2): a stream that
 * cannot be built fails whoever asks for it. For one command; not thread-safe.
 */
public final class ManifestStreams {
    private final DeclarativeSource manifest;
    private final Predicate<ConditionalStreams> condition;
    private final TemplateStreams templates;
    private final StreamAssembly assembly;
    private final Runnable validation;
    private List<SingleStream> described = List.of();

    /**
     * @param condition whether the streams of a condition exist
     * @param validation throws if no stream is to be built with this configuration
     */
    public ManifestStreams(
            DeclarativeSource manifest,
            Predicate<ConditionalStreams> condition,
            TemplateStreams templates,
            StreamAssembly assembly,
            Runnable validation) {
        this.manifest = manifest;
        this.condition = condition;
        this.templates = templates;
        this.assembly = assembly;
        this.validation = validation;
    }

    /** All streams, in the manifest's order, those of templates last. */
    public List<SourceStream> all() {
        validation.run();
        described = definitions();
        return build(described, described, assembly);
    }

    /**
     * Those with these names of the streams that {@link #all()} gave, built anew. Templates are not filled again.
     *
     * @param otherAssembly with the states and the configured catalog of a reading
     */
    public List<SourceStream> again(Set<String> names, StreamAssembly otherAssembly) {
        List<SingleStream> selected = described.stream()
                .filter(stream -> names.contains(Parents.name(stream)))
                .toList();
        return build(selected, described, otherAssembly);
    }

    /** The streams with these names if all of them stand in the manifest itself; all streams otherwise, or for no name. */
    public List<SourceStream> named(List<String> names) {
        List<SingleStream> standing = standingDefinitions();
        List<String> known = standing.stream().map(Parents::name).toList();
        if (names.isEmpty() || !known.containsAll(names)) {
            return all();
        }
        validation.run();
        return build(
                standing.stream()
                        .filter(stream -> names.contains(Parents.name(stream)))
                        .toList(),
                standing,
                assembly);
    }

    /** The first so many streams of all. */
    public List<SourceStream> first(long count) {
        validation.run();
        List<SingleStream> all = definitions();
        return build(all.stream().limit(count).toList(), all, assembly);
    }

    /** The names of the streams that each template was filled for, by the template's name. */
    public Map<String, List<String>> namesByDynamicStream() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        List<DynamicDeclarativeStream> dynamicStreams = manifest.dynamicStreams();
        for (int i = 0; i < dynamicStreams.size(); i++) {
            DynamicDeclarativeStream dynamic = dynamicStreams.get(i);
            names.put(
                    dynamic.name().isEmpty() ? "dynamic_stream_" + i : dynamic.name(),
                    templates.fill(List.of(dynamic)).stream().map(Parents::name).toList());
        }
        return names;
    }

    private List<SingleStream> definitions() {
        List<SingleStream> definitions = new ArrayList<>(standingDefinitions());
        definitions.addAll(templates.fill(manifest.dynamicStreams()));
        return definitions;
    }

    private List<SingleStream> standingDefinitions() {
        return manifest.streams().stream().flatMap(this::expand).toList();
    }

    private Stream<SingleStream> expand(StreamDefinition definition) {
        return switch (definition) {
            case SingleStream single -> Stream.of(single);
            case ConditionalStreams conditional ->
                condition.test(conditional)
                        ? conditional.streams().stream().map(SingleStream.class::cast)
                        : Stream.of();
            case DynamicDeclarativeStream dynamic -> templates.fill(List.of(dynamic)).stream();
        };
    }

    /** Parents are cached, because several children may read them (cdk-semantics 1.9). */
    private List<SourceStream> build(List<SingleStream> selected, List<SingleStream> all, StreamAssembly builder) {
        Map<String, SingleStream> byName = new LinkedHashMap<>();
        Set<String> parents = new HashSet<>();
        for (SingleStream stream : all) {
            if (Parents.name(stream).isEmpty()) {
                throw new ManifestException(ErrorCode.MANIFEST_INVALID, "a stream has no name", "");
            }
            byName.put(Parents.name(stream), stream);
            for (ParentStreamConfig parent : Parents.of(stream)) {
                requireRequester(parent.stream());
                parents.add(Parents.name(parent.stream()));
            }
        }
        List<SourceStream> built = selected.stream()
                .map(stream -> builder.assemble(stream, parents.contains(Parents.name(stream))))
                .toList();
        return new StreamGroups(manifest.streamGroups()).assign(built, byName);
    }

    /** The reference looks for a parent's requester to cache it, and fails on a parent that has none of its own. */
    private static void requireRequester(SingleStream parent) {
        boolean missing = switch (parent) {
            case DeclarativeStream single -> single.retriever() instanceof AsyncRetriever;
            case StateDelegatingStream delegating ->
                delegating.fullRefreshStream().retriever() instanceof AsyncRetriever
                        || delegating.incrementalStream().retriever() instanceof AsyncRetriever;
        };
        if (missing) {
            throw new ManifestException(
                    ErrorCode.MANIFEST_UNSUPPORTED,
                    "stream %s cannot be a parent: it is read by asynchronous jobs".formatted(Parents.name(parent)),
                    "");
        }
    }
}
