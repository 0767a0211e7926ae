package dev.pintail.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.conformance.ScriptedTransport.UnrecordedRequest;
import dev.pintail.json.JsonReader;
import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Timeouts;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedTransportTest {
    @Test
    void equalRequestsAreAnsweredInTheirRecordedOrder() throws Exception {
        ScriptedTransport transport = script("""
                [{"request": {"method": "GET", "url": "https://h/a?x=1&y=a+b", "headers": {}, "body": null},
                  "response": {"status": 500, "headers": {}, "body": null}},
                 {"request": {"method": "GET", "url": "https://h/a?y=a%20b&x=1", "headers": {}, "body": null},
                  "response": {"status": 200, "headers": {"Link": ["one", "two"]}, "body": {"json": {"n": 1.0}}}}]
                """);

        assertThat(transport.send(get("https://h/a?x=1&y=a+b")).status()).isEqualTo(500);
        var second = transport.send(get("https://h/a?y=a%20b&x=1"));
        assertThat(second.header("link")).contains("one, two");
        assertThat(new String(second.body().readAll(), UTF_8)).isEqualTo("{\"n\": 1.0}");
        assertThat(transport.divergence()).isEmpty();
    }

    @Test
    void requestThatWasNotRecordedNamesTheNearestOne() {
        ScriptedTransport transport = script("""
                [{"request": {"method": "GET", "url": "https://h/b", "headers": {}, "body": null},
                  "response": {"status": 200, "headers": {}, "body": null}},
                 {"request": {"method": "GET", "url": "https://h/a?page=2", "headers": {}, "body": null},
                  "response": {"status": 200, "headers": {}, "body": null}}]
                """);

        assertThatThrownBy(() -> transport.send(get("https://h/a?page=3"))).isInstanceOf(UnrecordedRequest.class);
        assertThat(transport.divergence())
                .hasValueSatisfying(found -> assertThat(found.expected()).contains("https://h/a?page=2"));
    }

    @Test
    void missingHeaderIsADivergenceAndContentTypeIsComparedWithoutItsParameters() throws Exception {
        String exchanges = """
                [{"request": {"method": "POST", "url": "https://h/a",
                              "headers": {"X-Key": "k", "Content-Type": "application/json"},
                              "body": {"json": {"b": 1, "a": [true]}}},
                  "response": {"status": 200, "headers": {}, "body": {"text": "ok"}}}]
                """;
        byte[] body = "{\"a\": [true], \"b\": 1}".getBytes(UTF_8);
        Header type = new Header("content-type", "application/json; charset=utf-8");

        script(exchanges)
                .send(new Request(
                        "POST", "https://h/a", List.of(type, new Header("x-key", "k")), body, Timeouts.DEFAULT));

        ScriptedTransport other = script(exchanges);
        assertThatThrownBy(() -> other.send(new Request("POST", "https://h/a", List.of(type), body, Timeouts.DEFAULT)))
                .isInstanceOf(UnrecordedRequest.class)
                .hasMessageContaining("X-Key");
    }

    @Test
    void faultsAreThrown() {
        ScriptedTransport transport = script("""
                [{"request": {"method": "GET", "url": "https://h", "headers": {}, "body": null},
                  "response": {"fault": "timeout"}},
                 {"request": {"method": "GET", "url": "https://h/", "headers": {}, "body": null},
                  "response": {"fault": "connection_error"}}]
                """);

        assertThatThrownBy(() -> transport.send(get("https://h/"))).isInstanceOf(HttpTimeoutException.class);
        assertThatThrownBy(() -> transport.send(get("https://h"))).isExactlyInstanceOf(IOException.class);
    }

    @Test
    void recordedRequestThatWasNotMadeIsADivergence() {
        ScriptedTransport transport = script("""
                [{"request": {"method": "POST", "url": "https://h/a", "headers": {}, "body": {"form": {"k": ["1", "2"]}}},
                  "response": {"status": 200, "headers": {}, "body": null}}]
                """);

        assertThat(transport.divergence())
                .hasValueSatisfying(found -> assertThat(found.expected()).contains("form [k=1, k=2]"));
    }

    private static ScriptedTransport script(String exchanges) {
        return new ScriptedTransport(ConnectorCase.list(JsonReader.read(exchanges)).stream()
                .map(Exchange::of)
                .toList());
    }

    private static Request get(String url) {
        return new Request("GET", url, List.of(), null, Timeouts.DEFAULT);
    }
}
