package dev.pintail.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.error.FailureType;
import dev.pintail.manifest.component.ResponseAction;
import dev.pintail.source.custom.CustomClasses;
import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.CustomComponent.Verdict;
import dev.pintail.source.custom.CustomDefinition;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.Requester;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.http.Response;
import dev.pintail.source.slice.StreamSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;

/** One class of each kind, in the place of those in {@code source_pintail/components.py}, which the reference ran. */
public final class RecordedClasses implements CustomClasses {
    private static final String MODULE = "source_pintail.components.";

    @Override
    public Optional<CustomComponent> component(CustomDefinition definition) {
        return definition.className().startsWith(MODULE) ? Optional.of(named(definition)) : Optional.empty();
    }

    private static CustomComponent named(CustomDefinition definition) {
        return switch (definition.simpleName()) {
            case "WordsExtractor" -> (CustomComponent.Extractor) RecordedClasses::words;
            case "LengthTransformation" ->
                (CustomComponent.Transformation) (record, slice) ->
                        record.put("length", (long) record.get("word").toString().length());
            case "LongWordFilter" ->
                (CustomComponent.Filter) (record, slice) -> record.get("word").toString().length() > 3;
            case "ShoutingNormalization" -> (CustomComponent.Normalization) RecordedClasses::shout;
            case "WordSchemaLoader" ->
                (CustomComponent.Schema) () -> Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of("word", Map.of("type", "string"), "length", Map.of("type", "integer")));
            case "KeyAuthenticator" ->
                (CustomComponent.Authenticator) requests -> Map.of(
                        "Authorization", definition.text("scheme", "") + " " + definition.config("key"));
            case "SigningRequester" -> (CustomComponent.RequesterAround) Signing::new;
            case "CountdownPagination" -> new Countdown();
            case "TeapotHandler" -> (CustomComponent.Errors) RecordedClasses::teapot;
            case "SevenSeconds" ->
                (CustomComponent.Backoff) (response, attempt) -> OptionalDouble.of(7.0 * attempt);
            case "PipeDecoder" ->
                (CustomComponent.Format) body -> new String(body.readAllBytes(), UTF_8)
                        .lines()
                        .<Object>map(RecordedClasses::pair)
                        .iterator();
            case "EvenRouter" -> (CustomComponent.Router) RecordedClasses::even;
            case "DateRenamed" ->
                (CustomComponent.Migration)
                        state -> state.containsKey("modified") ? Map.of("updated", state.get("modified")) : state;
            case "FirstTwoRetriever" -> (CustomComponent.RetrieverAround) RecordedClasses::firstTwo;
            case "TrimmedKey" ->
                (CustomComponent.ConfigChange) config ->
                        config.put("key", config.get("key").toString().strip());
            case "ShortEnough" ->
                (CustomComponent.Validation) value ->
                        value.toString().length() > 10 ? Optional.of("the key is too long") : Optional.empty();
            default -> throw new IllegalArgumentException(definition.className());
        };
    }

    private static List<Object> words(Object found) {
        return ((List<?>) found).stream().<Object>map(word -> record("word", word)).toList();
    }

    private static Map<String, Object> record(String name, Object value) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put(name, value);
        return record;
    }

    private static void shout(Map<String, Object> record, Map<String, Object> schema) {
        ((Map<?, ?>) schema.get("properties")).forEach((name, field) -> {
            if ("string".equals(((Map<?, ?>) field).get("type"))) {
                record.put(
                        (String) name, record.get((String) name).toString().toUpperCase(Locale.ROOT));
            }
        });
    }

    private static Optional<Verdict> teapot(Response response) {
        return response.status() == 418
                ? Optional.of(new Verdict(ResponseAction.IGNORE, FailureType.CONFIG_ERROR, "a teapot"))
                : Optional.empty();
    }

    private static Map<String, Object> pair(String line) {
        List<String> sides = Arrays.asList(line.split("\\|"));
        Map<String, Object> pair = record("left", sides.getFirst());
        pair.put("right", sides.getLast());
        return pair;
    }

    private static Iterator<StreamSlice> even(Supplier<Iterator<StreamSlice>> substream) {
        List<StreamSlice> even = new ArrayList<>();
        substream.get().forEachRemaining(slice -> {
            if ((Long) slice.partition().get("board") % 2 == 0) {
                even.add(slice);
            }
        });
        return even.iterator();
    }

    private static Iterator<List<Map<String, Object>>> firstTwo(
            StreamSlice slice, Function<StreamSlice, Iterator<List<Map<String, Object>>>> simple) {
        List<Map<String, Object>> records = new ArrayList<>();
        simple.apply(slice).forEachRemaining(records::addAll);
        return List.of(records.subList(0, Math.min(2, records.size()))).iterator();
    }

    /** Asks for the page's checksum, too. */
    private record Signing(Requester http) implements Requester {
        @Override
        public DecodedResponse send(Input input) throws InterruptedException {
            RequestOptions checksum = new RequestOptions(Map.of("checksum", "yes"), Map.of(), Map.of(), Map.of());
            return http.send(new Input(
                    input.path(), input.slice(), input.nextPageToken(), input.extra().plus(checksum)));
        }

        @Override
        public String name() {
            return http.name();
        }
    }

    /** The answer says how many pages are left. */
    private record Countdown() implements CustomComponent.Pagination {
        @Override
        public Object nextToken(CustomComponent.Page page) {
            Object left = ((Map<?, ?>) page.response().firstBody()).get("left");
            return page.size() == 0 || left.equals(0L)
                    ? null
                    : left + "-" + page.lastRecord().get("id");
        }

        @Override
        public Long pageSize() {
            return 2L;
        }
    }
}
