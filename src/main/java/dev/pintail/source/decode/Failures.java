package dev.pintail.source.decode;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** Says what could not be decoded in terms of the exchange: SOURCE_RESPONSE_INVALID, with the request. */
final class Failures {
    private Failures() {}

    /** The values of a parsing that may fail at its start and on its way. */
    static Iterator<Object> translate(Response response, Parsing parsing) {
        Iterator<Object> values = run(response, parsing);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return run(response, values::hasNext);
            }

            @Override
            public Object next() {
                return run(response, values::next);
            }
        };
    }

    private static <T> T run(Response response, Step<T> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw failure(response, "the answer broke off", e);
        } catch (UncheckedIOException e) {
            throw failure(response, "the answer broke off", e.getCause());
        } catch (UndecodableException e) {
            throw failure(response, e.getMessage(), e);
        }
    }

    private static SourceException failure(Response response, String problem, Exception cause) {
        Request request = response.request();
        return new SourceException(
                ErrorCode.SOURCE_RESPONSE_INVALID,
                FailureType.SYSTEM_ERROR,
                "The API's answer cannot be decoded: " + problem,
                "'%s' request to '%s' was answered with status code '%d' and a body that cannot be decoded: %s"
                        .formatted(request.method(), request.url(), response.status(), problem),
                "The answer may be damaged, or an error page with a wrong status: run the sync again, and if it stays, check the"
                        + " stream's decoder.",
                cause);
    }

    /** Opens a body. */
    @FunctionalInterface
    interface Parsing extends Step<Iterator<Object>> {}

    /** One step of reading. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws IOException;
    }
}
