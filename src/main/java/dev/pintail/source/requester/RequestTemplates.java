package dev.pintail.source.requester;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.QueryProperties;
import dev.pintail.manifest.component.RateLimitedMultipleTokenAuthenticator.QuotaStatusSource;
import dev.pintail.manifest.component.RequestBody.RequestBodyGraphQL;
import dev.pintail.manifest.component.RequestBody.RequestBodyJsonObject;
import dev.pintail.manifest.component.RequestBody.RequestBodyPlainText;
import dev.pintail.manifest.component.RequestBody.RequestBodyUrlEncodedForm;
import dev.pintail.manifest.component.Requester.HttpRequester;
import dev.pintail.source.http.Timeouts;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.ValidTypes;
import dev.pintail.template.python.Str;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes request templates from their definitions. */
final class RequestTemplates {
    private RequestTemplates() {}

    /** @throws ManifestException if there is a form beside a JSON body, or more than one list of properties */
    static RequestTemplate of(HttpRequester definition, Scope scope) {
        Map<String, Object> parameters = definition.parameters();
        Body body = body(definition);
        Properties properties = properties(definition.requestParameters());
        return new RequestTemplate(
                definition.httpMethod().word(),
                UrlTemplate.of(definition.urlBase(), definition.url(), definition.path(), parameters),
                InputTemplate.flat(properties.parameters, ValidTypes.TEXT_OR_LIST, parameters),
                InputTemplate.flat(definition.requestHeaders(), ValidTypes.ANY, parameters),
                InputTemplate.flat(body.data, ValidTypes.TEXT_OR_LIST, parameters),
                InputTemplate.nested(body.json, parameters),
                properties.key,
                timeouts(definition),
                scope);
    }

    static RequestTemplate of(QuotaStatusSource definition, Scope scope) {
        Map<String, Object> headers = new LinkedHashMap<>();
        definition
                .requestHeaders()
                .forEach((name, template) ->
                        headers.put(name, Str.of(new InterpolatedString(template, Map.of()).eval(scope))));
        return new RequestTemplate(
                definition.httpMethod().word(),
                UrlTemplate.of(null, definition.url(), null, Map.of()),
                InputTemplate.NOTHING,
                new InputTemplate.Fixed(headers),
                InputTemplate.NOTHING,
                InputTemplate.NOTHING,
                Optional.empty(),
                Timeouts.DEFAULT,
                scope);
    }

    /** A {@code request_body} takes the place of the deprecated field of its kind. */
    private static Body body(HttpRequester definition) {
        Body given = new Body(definition.requestBodyData(), definition.requestBodyJson());
        Body body = switch (definition.requestBody()) {
            case null -> given;
            case RequestBodyPlainText text -> new Body(text.value(), given.json);
            case RequestBodyUrlEncodedForm form -> new Body(form.value(), given.json);
            case RequestBodyJsonObject json -> new Body(given.data, json.value());
            case RequestBodyGraphQL graphQl ->
                new Body(given.data, withoutNulls(graphQl.value().properties()));
        };
        if (isGiven(body.data) && isGiven(body.json)) {
            throw new ManifestException(
                    ErrorCode.MANIFEST_INVALID,
                    "RequestOptionsProvider should only contain either 'request_body_data' or 'request_body_json' not both",
                    "Remove one of the two bodies of the requester.");
        }
        return body;
    }

    private static boolean isGiven(Object body) {
        return switch (body) {
            case null -> false;
            case String text -> !text.isEmpty();
            case Map<?, ?> mapping -> !mapping.isEmpty();
            default -> true;
        };
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> values) {
        Map<String, Object> remaining = new LinkedHashMap<>(values);
        remaining.values().removeIf(value -> value == null);
        return remaining;
    }

    private static Properties properties(Object requestParameters) {
        if (!(requestParameters instanceof Map<?, ?> mapping)) {
            return new Properties(requestParameters, Optional.empty());
        }
        Map<String, Object> ordinary = new LinkedHashMap<>();
        Optional<String> key = Optional.empty();
        for (Map.Entry<?, ?> entry : mapping.entrySet()) {
            String name = (String) entry.getKey();
            if (!(entry.getValue() instanceof QueryProperties)) {
                ordinary.put(name, entry.getValue());
            } else if (key.isPresent()) {
                throw new ManifestException(
                        ErrorCode.MANIFEST_INVALID,
                        "request_parameters only supports defining one QueryProperties field",
                        "Remove all but one of them.");
            } else {
                key = Optional.of(name);
            }
        }
        return new Properties(ordinary, key);
    }

    private static Timeouts timeouts(HttpRequester definition) {
        return new Timeouts(
                duration(definition.connectTimeoutInSeconds(), Timeouts.DEFAULT.connect()),
                duration(definition.readTimeoutInSeconds(), Timeouts.DEFAULT.read()));
    }

    private static Duration duration(Double seconds, Duration otherwise) {
        return seconds == null ? otherwise : Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private record Body(Object data, Object json) {}

    /** @param parameters without the one that takes the names of properties */
    private record Properties(Object parameters, Optional<String> key) {}
}
