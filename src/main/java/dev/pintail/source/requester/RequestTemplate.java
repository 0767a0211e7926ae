package dev.pintail.source.requester;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.Content;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.http.Requester.Input;
import dev.pintail.source.http.Timeouts;
import dev.pintail.source.http.exchange.RequestDraft;
import dev.pintail.source.http.url.QueryString;
import dev.pintail.source.slice.SliceVariables;
import dev.pintail.template.Scope;
import dev.pintail.template.python.Str;
import dev.pintail.template.python.Truth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request is made of. Thread-safe.
 *
 * @param queryPropertiesKey the parameter that takes the names of properties
 */
record RequestTemplate(
        String method,
        UrlTemplate url,
        InputTemplate parameters,
        InputTemplate headers,
        InputTemplate bodyData,
        InputTemplate bodyJson,
        Optional<String> queryPropertiesKey,
        Timeouts timeouts,
        Scope scope) {
    RequestTemplate {
        requireNonNull(method, "method is null");
        requireNonNull(url, "url is null");
        requireNonNull(scope, "scope is null");
    }

    /**
     * The request for an input.
     *
     * @param authentication the authenticator's options
     * @throws SourceException if options collide or cannot be sent
     */
    RequestDraft fill(Input input, Authentication authentication) throws InterruptedException {
        Scope own = scope(input);
        String wholeUrl = url.eval(own, input.path());
        RequestOptions auth = authentication.options();
        RequestOptions extra = input.extra();
        Map<String, String> allHeaders = texts(mapping(
                CombinedInput.flat(headers.eval(own), auth.headers(), extra.headers()),
                "Request headers cannot be a string"));
        Map<String, Object> allParameters = mapping(
                CombinedInput.flat(parameters(own, input), auth.parameters(), extra.parameters()),
                "Request params cannot be a string");
        refuseObjects(allParameters);
        Object json = CombinedInput.nested(bodyJson.eval(own), auth.bodyJson(), extra.bodyJson());
        Object data = CombinedInput.flat(emptyIfFalse(bodyData.eval(own)), auth.bodyData(), extra.bodyData());
        return new RequestDraft(
                method,
                wholeUrl,
                QueryString.withoutRepetitions(allParameters, wholeUrl),
                allHeaders,
                content(mapping(json, "Request body json cannot be a string"), data),
                timeouts);
    }

    private Scope scope(Input input) {
        Scope own = SliceVariables.in(scope, input.slice()).with("next_page_token", input.nextPageToken());
        return input.slice() == null ? own : own.withAll(input.slice().extraFields());
    }

    private Object parameters(Scope own, Input input) {
        if (!(parameters.eval(own) instanceof Map<?, ?> evaluated)) {
            return Map.of();
        }
        if (queryPropertiesKey.isEmpty()) {
            return evaluated;
        }
        Object names =
                input.slice() == null ? null : input.slice().extraFields().get("query_properties");
        if (!(names instanceof List<?> list)) {
            throw refused("The stream's QueryProperties have given no names");
        }
        Map<Object, Object> withNames = new LinkedHashMap<>(evaluated);
        withNames.put(
                queryPropertiesKey.get(),
                String.join(",", list.stream().map(Str::of).toList()));
        return withNames;
    }

    private static Content content(Map<String, Object> json, Object data) {
        boolean hasData = Truth.of(data);
        if (!json.isEmpty() && hasData) {
            throw refused(
                    "At the same time only one of the 'request_body_data' and 'request_body_json' functions can return data");
        }
        if (!json.isEmpty()) {
            return new Content.Json(json);
        }
        if (!hasData) {
            return Content.NONE;
        }
        return data instanceof String text ? new Content.Text(text) : new Content.Form(mapping(data, ""));
    }

    private static Object emptyIfFalse(Object data) {
        return Truth.of(data) ? data : Map.of();
    }

    private static void refuseObjects(Map<String, Object> parameters) {
        parameters.forEach((name, value) -> {
            if (value instanceof Map<?, ?>) {
                throw refused("Invalid value for `%s` parameter. The values of request params cannot be an object."
                        .formatted(name));
            }
        });
    }

    private static Map<String, String> texts(Map<String, Object> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, Str.of(value)));
        return texts;
    }

    @SuppressWarnings("unchecked") // inputs have texts as keys
    private static Map<String, Object> mapping(Object input, String refusal) {
        if (input instanceof String) {
            throw refused(refusal);
        }
        return (Map<String, Object>) input;
    }

    private static SourceException refused(String problem) {
        return new SourceException(
                ErrorCode.SOURCE_REQUEST_FAILED,
                problem,
                "Correct the request options of the stream's requester in the manifest.");
    }

    /** Gives the credentials, once for each request. */
    @FunctionalInterface
    interface Authentication {
        RequestOptions options() throws InterruptedException;
    }
}
