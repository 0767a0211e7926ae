package dev.pintail.source.custom;

import dev.pintail.error.FailureType;
import dev.pintail.manifest.component.ResponseAction;
import dev.pintail.source.http.Content;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.Requester;
import dev.pintail.source.http.Response;
import dev.pintail.source.slice.StreamSlice;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A Java class in the place of a Python class, one kind for each component type that a manifest may replace.
 *
 * <p>Where the Python class would extend one of the format's own components, the kind gets what that component does with the same
 * properties, and adds to it. Thread-safe: slices of a stream are read at the same time.
 */
public sealed interface CustomComponent {
    /** For {@code CustomRecordExtractor}. */
    @FunctionalInterface
    non-sealed interface Extractor extends CustomComponent {
        /**
         * The records in one body.
         *
         * @param found what lies at {@code field_path}; the whole body without one; null if nothing lies there
         */
        List<Object> records(Object found);
    }

    /** For {@code CustomTransformation}. */
    @FunctionalInterface
    non-sealed interface Transformation extends CustomComponent {
        /**
         * Changes a record in place.
         *
         * @param slice null where there is none (schemas)
         */
        void transform(Map<String, Object> record, StreamSlice slice);
    }

    /** For {@code CustomRecordFilter}. */
    @FunctionalInterface
    non-sealed interface Filter extends CustomComponent {
        boolean keeps(Map<String, Object> record, StreamSlice slice);
    }

    /** For {@code CustomSchemaNormalization}. */
    @FunctionalInterface
    non-sealed interface Normalization extends CustomComponent {
        /** Changes a record in place, so that it fits the stream's schema. */
        void normalize(Map<String, Object> record, Map<String, Object> schema);
    }

    /** For {@code CustomAuthenticator}. */
    @FunctionalInterface
    non-sealed interface Authenticator extends CustomComponent {
        /** The headers with the credentials; asked for twice for each request, so tokens are to be kept. */
        Map<String, String> headers(Requests requests) throws InterruptedException;
    }

    /** Requests for credentials: no retries, no budget. */
    @FunctionalInterface
    interface Requests {
        /**
         * The answer behind all redirects, whatever its status.
         *
         * @throws dev.pintail.error.SourceException if there is none
         */
        Response send(
                String method, String url, Map<String, Object> parameters, Map<String, String> headers, Content content)
                throws InterruptedException;
    }

    /** For {@code CustomRequester}. */
    @FunctionalInterface
    non-sealed interface RequesterAround extends CustomComponent {
        /**
         * @param http an {@code HttpRequester} with the same properties
         */
        Requester around(Requester http);
    }

    /** For {@code CustomRetriever}. */
    @FunctionalInterface
    non-sealed interface RetrieverAround extends CustomComponent {
        /**
         * The pages of a slice, lazily.
         *
         * @param simple a {@code SimpleRetriever} with the same properties
         */
        Iterator<List<Map<String, Object>>> read(
                StreamSlice slice, Function<StreamSlice, Iterator<List<Map<String, Object>>>> simple);
    }

    /** For {@code CustomPaginationStrategy}. */
    @FunctionalInterface
    non-sealed interface Pagination extends CustomComponent {
        /** The token of the page behind this one; null if this is the last one. */
        Object nextToken(Page page);

        /** The token for the first request; null for none. */
        default Object initialToken() {
            return null;
        }

        /** The number of records to ask for in a page; null if the API decides. */
        default Long pageSize() {
            return null;
        }
    }

    /**
     * A page that has been read.
     *
     * @param size how many records the extractor found in it
     * @param lastRecord null if no record was left
     * @param token the token the page was asked for with; null for none
     */
    record Page(DecodedResponse response, long size, Map<String, Object> lastRecord, Object token) {}

    /** For {@code CustomPartitionRouter}. */
    @FunctionalInterface
    non-sealed interface Router extends CustomComponent {
        /**
         * The partitions, lazily.
         *
         * @param substream those of a {@code SubstreamPartitionRouter} with the same properties
         */
        Iterator<StreamSlice> partitions(Supplier<Iterator<StreamSlice>> substream);
    }

    /** For {@code CustomStateMigration}. */
    @FunctionalInterface
    non-sealed interface Migration extends CustomComponent {
        /** The state in today's form; the same one if it is in it already. */
        Map<String, Object> migrate(Map<String, Object> state);
    }

    /** For {@code CustomSchemaLoader}. */
    @FunctionalInterface
    non-sealed interface Schema extends CustomComponent {
        Map<String, Object> load();
    }

    /** For {@code CustomErrorHandler}. */
    @FunctionalInterface
    non-sealed interface Errors extends CustomComponent {
        /** What is to be done about an answer; empty to leave it to a {@code DefaultErrorHandler} with the same properties. */
        Optional<Verdict> judge(Response response);
    }

    /**
     * What is to be done about an answer.
     *
     * @param failureType of the error if it ends the stream
     * @param message for the user; may be empty
     */
    record Verdict(ResponseAction action, FailureType failureType, String message) {}

    /** For {@code CustomBackoffStrategy}. */
    @FunctionalInterface
    non-sealed interface Backoff extends CustomComponent {
        /**
         * Seconds to wait, to which the caller adds one; empty or zero to ask another strategy.
         *
         * @param response empty if there was none
         * @param attempt how often the request has been sent, from 1
         */
        OptionalDouble seconds(Optional<Response> response, int attempt);
    }

    /** For {@code CustomDecoder}. */
    @FunctionalInterface
    non-sealed interface Format extends CustomComponent {
        /** The values in a body, lazily where the format allows. */
        Iterator<Object> decode(InputStream body) throws IOException;
    }

    /** For {@code CustomConfigTransformation}. */
    @FunctionalInterface
    non-sealed interface ConfigChange extends CustomComponent {
        /** Changes the configuration in place. */
        void apply(Map<String, Object> config);
    }

    /** For {@code CustomValidationStrategy}. */
    @FunctionalInterface
    non-sealed interface Validation extends CustomComponent {
        /** What is wrong with a value; empty if nothing is. */
        Optional<String> problem(Object value);
    }
}
