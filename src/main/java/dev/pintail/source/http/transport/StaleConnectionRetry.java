package dev.pintail.source.http.transport;

import java.io.IOException;
import java.net.SocketException;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * Repeats a request once when the server had closed the pooled connection that it went out on: it was never answered, and the
 * manifest's own retries shall not count it. Answers are never retried here.
 */
final class StaleConnectionRetry implements HttpRequestRetryStrategy {
    @Override
    public boolean retryRequest(HttpRequest request, IOException e, int executions, HttpContext context) {
        boolean repeatable =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return executions == 1
                && repeatable
                && e instanceof NoHttpResponseException
                && !(e.getCause() instanceof SocketException);
    }

    @Override
    public boolean retryRequest(HttpResponse response, int executions, HttpContext context) {
        return false;
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse response, int executions, HttpContext context) {
        return TimeValue.ZERO_MILLISECONDS;
    }
}
