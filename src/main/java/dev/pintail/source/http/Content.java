package dev.pintail.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.json.JsonWriter;
import dev.pintail.source.http.url.QueryString;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What a request carries in its body. */
public sealed interface Content {
    /** No body at all. */
    None NONE = new None();

    /** The bytes; null for no body. */
    byte[] bytes();

    /** The Content-Type of a request that names none itself. */
    Optional<String> type();

    /** No body. */
    record None() implements Content {
        @Override
        public byte[] bytes() {
            return null;
        }

        @Override
        public Optional<String> type() {
            return Optional.empty();
        }
    }

    /** Text as it is, in UTF-8, without a Content-Type. */
    record Text(String text) implements Content {
        public Text {
            requireNonNull(text, "text is null");
        }

        @Override
        public byte[] bytes() {
            return text.getBytes(UTF_8);
        }

        @Override
        public Optional<String> type() {
            return Optional.empty();
        }
    }

    /** A form. */
    record Form(Map<String, Object> fields) implements Content {
        public Form {
            requireNonNull(fields, "fields is null");
        }

        @Override
        public byte[] bytes() {
            return QueryString.encode(fields).getBytes(UTF_8);
        }

        @Override
        public Optional<String> type() {
            return Optional.of("application/x-www-form-urlencoded");
        }
    }

    /** JSON as Python's {@code json.dumps} writes it. */
    record Json(Object value) implements Content {
        /** @throws SourceException if there is something in it that JSON has no form for */
        @Override
        public byte[] bytes() {
            if (!isFinite(value)) {
                throw notJson("Out of range float values are not JSON compliant");
            }
            try {
                return JsonWriter.PYTHON.write(value).getBytes(UTF_8);
            } catch (IllegalArgumentException e) {
                throw notJson(e.getMessage());
            }
        }

        @Override
        public Optional<String> type() {
            return Optional.of("application/json");
        }

        private static boolean isFinite(Object value) {
            return switch (value) {
                case Double number -> Double.isFinite(number);
                case Map<?, ?> object -> object.values().stream().allMatch(Json::isFinite);
                case Collection<?> list -> list.stream().allMatch(Json::isFinite);
                case null, default -> true;
            };
        }

        private static SourceException notJson(String problem) {
            return new SourceException(
                    ErrorCode.SOURCE_REQUEST_FAILED,
                    "The request's body cannot be written as JSON: " + problem,
                    "Check the request_body_json of the stream's requester.");
        }
    }
}
