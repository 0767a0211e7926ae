package dev.pintail.conformance;

import dev.pintail.error.PintailException;
import dev.pintail.manifest.component.Reading;
import dev.pintail.manifest.component.Retriever.SimpleRetriever;
import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import dev.pintail.source.decode.JsonDecoder;
import dev.pintail.source.extract.Extractors;
import dev.pintail.source.extract.RecordExtractor;
import dev.pintail.source.http.Body;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import dev.pintail.source.retrieve.Selector;
import dev.pintail.source.retrieve.Selectors;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.source.transform.RecordTransformation;
import dev.pintail.source.transform.Transformations;
import dev.pintail.template.Scope;
import dev.pintail.template.TemplateException;
import dev.pintail.template.python.PythonError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A component of a recording, read and built as part of a stream that has nothing else.
 *
 * @param stream the stream with the component in its place
 * @param scope what templates see, with the page token that only recordings of single components have
 */
record RecordedComponent(Map<String, Object> recording, DeclarativeStream stream, Scope scope) {
    static RecordedComponent of(Map<String, Object> recording) {
        Object definition = TaggedValues.decode(recording.get("definition"));
        String now = recording.get("now") instanceof String text ? text : "2026-03-04T05:06:07Z";
        Scope scope = Scope.of(object(recording.get("config")), InstantSource.fixed(Instant.parse(now)));
        return new RecordedComponent(recording, stream(recording, definition), scope);
    }

    Object run() {
        try {
            return switch ((String) recording.get("kind")) {
                case "extract" ->
                    all(extracted()).stream()
                            .filter(record -> !RecordExtractor.isDropped(record))
                            .toList();
                case "transform" -> transformed(object(input()));
                case "transform_many" -> transformedMany();
                case "filter", "select" -> selected();
                case "normalize" -> all(select(List.of(input()).iterator())).getFirst();
                default -> throw new IllegalArgumentException("unknown kind " + recording.get("kind"));
            };
        } catch (TemplateException e) {
            throw e;
        } catch (PintailException e) {
            throw new PythonError.ValueError(e.getMessage());
        }
    }

    private static DeclarativeStream stream(Map<String, Object> recording, Object definition) {
        String kind = (String) recording.get("kind");
        Map<String, Object> selector = new LinkedHashMap<>(Map.of("type", "RecordSelector"));
        selector.put("extractor", Map.of("type", "DpathExtractor", "field_path", List.of()));
        Object transformations = List.of();
        switch (kind) {
            case "extract" -> selector.put("extractor", definition);
            case "transform", "transform_many" ->
                transformations = definition instanceof List<?> list ? list : List.of(definition);
            case "filter" -> selector.put("record_filter", definition);
            case "normalize", "select" -> selector.putAll(object(definition));
            default -> throw new IllegalArgumentException("unknown kind " + kind);
        }
        if (recording.containsKey("transformations")) {
            transformations = TaggedValues.decode(recording.get("transformations"));
        }
        Map<String, Object> retriever = Map.of(
                "type",
                "SimpleRetriever",
                "requester",
                Map.of("type", "HttpRequester", "url", "https://api.example.com"),
                "record_selector",
                selector);
        Reading reading = Reading.lenient();
        DeclarativeStream stream = (DeclarativeStream) reading.stream(Map.of(
                "type",
                "DeclarativeStream",
                "name",
                "stream",
                "retriever",
                retriever,
                "transformations",
                transformations));
        if (!reading.problems().isEmpty()) {
            throw new PythonError.ValueError(reading.problems().toString());
        }
        return stream;
    }

    private Iterator<Object> extracted() {
        SimpleRetriever retriever = (SimpleRetriever) stream.retriever();
        RecordExtractor extractor = new Extractors(scope, message -> {}, definition -> slice -> {
                    throw new UnsupportedOperationException("no recording of a component sends requests");
                })
                .of(retriever.recordSelector().extractor(), null);
        return extractor.extract(response());
    }

    private DecodedResponse response() {
        Request request = new Request("GET", "https://api.example.com", List.of(), null, Timeouts.DEFAULT);
        byte[] body = recording.get("input_text") instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : new byte[0];
        Response response = new Response(request, 200, List.of(), Body.of(body));
        List<Object> bodies = new ArrayList<>();
        if (recording.containsKey("input_text")) {
            new JsonDecoder().decode(response).forEachRemaining(bodies::add);
        } else if (input() instanceof List<?> items) {
            bodies.addAll(items);
        } else {
            bodies.add(input());
        }
        return DecodedResponse.of(response, bodies);
    }

    private Map<String, Object> transformed(Map<String, Object> record) {
        transformations().forEach(transformation -> transformation.apply(record, slice()));
        return record;
    }

    private List<Object> transformedMany() {
        List<RecordTransformation> transformations = transformations();
        List<Object> records = new ArrayList<>((List<?>) input());
        for (Object record : records) {
            transformations.forEach(transformation -> transformation.apply(object(record), slice()));
        }
        return records;
    }

    private List<RecordTransformation> transformations() {
        return Transformations.of(stream.transformations(), scope);
    }

    private Object selected() {
        return all(select(recording.get("kind").equals("filter") ? ((List<?>) input()).iterator() : extracted()));
    }

    private Iterator<?> select(Iterator<?> records) {
        SimpleRetriever retriever = (SimpleRetriever) stream.retriever();
        Scope withToken = scope.with("next_page_token", TaggedValues.decode(recording.get("next_page_token")));
        Selector selector =
                Selectors.of(retriever.recordSelector(), transformations(), withToken, false, null, () -> schema());
        List<Object> selected = new ArrayList<>();
        selector.select(new ArrayList<Object>(all(records)).iterator(), slice()).forEachRemaining(selected::addAll);
        return selected.iterator();
    }

    private Map<String, Object> schema() {
        return recording.containsKey("schema") ? object(TaggedValues.decode(recording.get("schema"))) : Map.of();
    }

    private Object input() {
        return TaggedValues.decode(recording.get("input"));
    }

    private StreamSlice slice() {
        if (!(recording.get("stream_slice") instanceof Map<?, ?> slice)) {
            return null;
        }
        return new StreamSlice(part(slice, "partition"), part(slice, "cursor_slice"), part(slice, "extra_fields"));
    }

    private static Map<String, Object> part(Map<?, ?> slice, String name) {
        return slice.get(name) == null ? Map.of() : object(slice.get(name));
    }

    private static List<Object> all(Iterator<?> values) {
        List<Object> all = new ArrayList<>();
        values.forEachRemaining(all::add);
        return all;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
