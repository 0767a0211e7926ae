package dev.pintail.source.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.SourceException;
import dev.pintail.source.http.Content;
import dev.pintail.source.http.FakeTransport;
import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Timeouts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDraftTest {
    @Test
    void usualHeadersAreSentUnlessTheManifestHasItsOwn() {
        Request request = prepare(Map.of("accept", "text/csv"), Content.NONE);

        assertThat(request.headers())
                .containsExactly(
                        new Header("User-Agent", "pintail/1"),
                        new Header("Accept-Encoding", "gzip, deflate"),
                        new Header("accept", "text/csv"));
    }

    @Test
    void jsonIsWrittenAsPythonDoes() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("a", List.of(1L, 1.0, true));
        body.put("ü", null);
        Request request = prepare(Map.of(), new Content.Json(body));

        assertThat(FakeTransport.body(request)).isEqualTo("{\"a\": [1, 1.0, true], \"\\u00fc\": null}");
        assertThat(request.header("Content-Type")).contains("application/json");
    }

    @Test
    void formAndTextKeepTheManifestsContentType() {
        Request form = prepare(Map.of("content-type", "x/y"), new Content.Form(Map.of("a", "1 2")));
        Request text = prepare(Map.of(), new Content.Text("é"));

        assertThat(FakeTransport.body(form)).isEqualTo("a=1+2");
        assertThat(form.header("Content-Type")).contains("x/y");
        assertThat(FakeTransport.body(text)).isEqualTo("é");
        assertThat(text.header("Content-Type")).isEmpty();
    }

    @Test
    void valuesThatJsonHasNoFormForAreRefused() {
        assertThatThrownBy(() -> prepare(Map.of(), new Content.Json(Map.of("a", List.of(Double.NaN)))))
                .isInstanceOf(SourceException.class);
        assertThatThrownBy(() -> prepare(Map.of(), new Content.Json(Map.of("a", new Object()))))
                .isInstanceOf(SourceException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {" x", "\nx", "x\ny", "x\ry", "\u20ac"})
    void impossibleHeaderValuesAreRefused(String value) {
        assertThatThrownBy(() -> prepare(Map.of("X-Key", value), Content.NONE))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("X-Key")
                .hasMessageNotContaining(value);
    }

    @Test
    void emptyHeaderValueIsSent() {
        assertThat(prepare(Map.of("X-Key", ""), Content.NONE).header("X-Key")).contains("");
    }

    private static Request prepare(Map<String, String> headers, Content content) {
        return new RequestDraft("POST", "https://h/x", Map.of(), headers, content, Timeouts.DEFAULT)
                .prepare("pintail/1");
    }
}
