package dev.pintail.source.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.component.Decoder.CsvDecoder;
import dev.pintail.manifest.component.Decoder.CustomDecoder;
import dev.pintail.manifest.component.Decoder.GzipDecoder;
import dev.pintail.manifest.component.Decoder.IterableDecoder;
import dev.pintail.manifest.component.Decoder.JsonItemsDecoder;
import dev.pintail.manifest.component.Decoder.JsonlDecoder;
import dev.pintail.manifest.component.Decoder.ZipfileDecoder;
import dev.pintail.source.http.Body;
import dev.pintail.source.http.Decoder.PagingView;
import dev.pintail.source.http.Header;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.time.InstantSource;
import dev.pintail.template.Scope;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodersTest {
    private static final Scope SCOPE = Scope.of(Map.of(), InstantSource.system());

    private static final dev.pintail.manifest.component.Decoder JSON =
            new dev.pintail.manifest.component.Decoder.JsonDecoder();
    private static final dev.pintail.manifest.component.Decoder XML =
            new dev.pintail.manifest.component.Decoder.XmlDecoder();
    private static final CsvDecoder CSV = new CsvDecoder("utf-8", "\\t", List.of());

    @Test
    void jsonArrayGivesItsItemsAndEverythingElseItself() {
        assertThat(decode(JSON, "[{\"a\": 1}, null, 2]")).isEqualTo(Arrays.asList(Map.of("a", 1L), null, 2L));
        assertThat(decode(JSON, "{\"a\": []}")).containsExactly(Map.of("a", List.of()));
        assertThat(decode(JSON, " 5 ")).containsExactly(5L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "null", "[]"})
    void nothingIsNoBody(String text) {
        assertThat(decode(JSON, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{\"a\": ", "{\"a\": 1,}", "{} x", "[1, 2", "\u0000"})
    void textThatIsNoJsonFails(String text) {
        assertThatThrownBy(() -> decode(JSON, text))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SOURCE_RESPONSE_INVALID));
    }

    @Test
    void wideIntegersBecomeFloatingNumbersAsInTheReference() {
        assertThat(decode(JSON, "[18446744073709551615, 18446744073709551616, -9223372036854775809]"))
                .containsExactly(new BigInteger("18446744073709551615"), 1.8446744073709552E19, -9.223372036854776E18);
        assertThat(decode(new JsonlDecoder(), "18446744073709551616\n"))
                .containsExactly(new BigInteger("18446744073709551616"));
    }

    @Test
    void jsonOfAnotherEncodingIsRead() {
        assertThat(decode(JSON, bytes("\ufeff{\"a\": \"é\"}", "utf-8"))).containsExactly(Map.of("a", "é"));
        assertThat(decode(JSON, bytes("{\"a\": \"é\"}", "utf-16le"))).containsExactly(Map.of("a", "é"));
        assertThat(decode(JSON, bytes("{\"a\": \"é\"}", "iso-8859-1"), "application/json; charset=iso-8859-1"))
                .containsExactly(Map.of("a", "é"));
        assertThatThrownBy(() -> decode(JSON, bytes("{\"a\": \"é\"}", "iso-8859-1")))
                .isInstanceOf(SourceException.class);
    }

    @Test
    void largeJsonArrayIsReadWhileItArrivesAndFailsAtItsDamagedPlace() {
        Iterator<Object> items = Decoders.of(JSON, SCOPE).decode(streamed("[{\"a\": 1}, {\"a\": 2}, oops"));

        assertThat(items.next()).isEqualTo(Map.of("a", 1L));
        assertThat(items.next()).isEqualTo(Map.of("a", 2L));
        assertThatThrownBy(items::hasNext).isInstanceOf(SourceException.class);
        assertThat(items.hasNext()).isFalse();
    }

    @Test
    void largeJsonObjectFailsAtOnce() {
        assertThatThrownBy(() -> Decoders.of(JSON, SCOPE).decode(streamed("{\"data\": [1, 2")))
                .isInstanceOf(SourceException.class);
    }

    @Test
    void linesThatAreNoJsonAreLeftOut() {
        assertThat(decode(new JsonlDecoder(), "{\"a\": 1}\n\n{oops\r\n[2]\r\n3"))
                .containsExactly(Map.of("a", 1L), List.of(2L), 3L);
    }

    @Test
    void itemsBelowAPathAreFoundAndTheRestIsSkipped() {
        JsonItemsDecoder users = new JsonItemsDecoder("data.users", "utf-8");

        assertThat(decode(
                        users,
                        "{\"x\": {\"users\": [0]}, \"data\": {\"n\": [[9]], \"users\": [{\"id\": 1}, 2]}, \"y\": 1}"))
                .containsExactly(Map.of("id", 1L), 2L);
        assertThat(decode(users, "{\"data\": []}")).isEmpty();
        assertThat(decode(new JsonItemsDecoder("a.item.b", "utf-8"), "{\"a\": [{\"b\": [1]}, {\"b\": [2, 3]}]}"))
                .containsExactly(1L, 2L, 3L);
        assertThat(decode(new JsonItemsDecoder("a", "latin-1"), bytes("{\"a\": [\"é\"]}", "iso-8859-1")))
                .containsExactly("é");
    }

    @Test
    void itemsBeforeADamagedPlaceAreHandedOut() {
        Iterator<Object> items = Decoders.of(new JsonItemsDecoder("a", "utf-8"), SCOPE)
                .decode(response("{\"a\": [1, 2, oops".getBytes(UTF_8), ""));

        assertThat(items.next()).isEqualTo(1L);
        assertThat(items.next()).isEqualTo(2L);
        assertThatThrownBy(items::hasNext).isInstanceOf(SourceException.class);
    }

    @Test
    void linesAreRecords() {
        assertThat(decode(new IterableDecoder(), "a\r\nb\rc\n\nd"))
                .containsExactly(
                        Map.of("record", "a"),
                        Map.of("record", "b"),
                        Map.of("record", "c"),
                        Map.of("record", ""),
                        Map.of("record", "d"));
    }

    @Test
    void delimiterMayBeWrittenAsAnEscape() {
        assertThat(decode(CSV, "a\tb\n1\t2\n")).containsExactly(Map.of("a", "1", "b", "2"));
        assertThatThrownBy(() -> Decoders.of(new CsvDecoder("utf-8", "ab", List.of()), SCOPE))
                .isInstanceOf(ManifestException.class);
    }

    @Test
    void gzipIsUndoneInLayersAndWhatIsPlainPassesThrough() throws IOException {
        byte[] plain = "{\"a\": 1}\n".getBytes(UTF_8);
        GzipDecoder twice = new GzipDecoder(new GzipDecoder(new JsonlDecoder()));

        assertThat(decode(twice, gzip(gzip(plain)))).containsExactly(Map.of("a", 1L));
        assertThat(decode(twice, gzip(plain))).containsExactly(Map.of("a", 1L));
        assertThat(decode(twice, plain)).containsExactly(Map.of("a", 1L));
    }

    @Test
    void truncatedGzipFailsAfterTheRecordsBefore() throws IOException {
        byte[] whole = gzip("{\"a\": 1}\n".repeat(20_000).getBytes(UTF_8));
        Iterator<Object> records = Decoders.of(new GzipDecoder(new JsonlDecoder()), SCOPE)
                .decode(response(Arrays.copyOf(whole, whole.length / 2), ""));

        assertThat(records.next()).isEqualTo(Map.of("a", 1L));
        assertThatThrownBy(() -> records.forEachRemaining(record -> {})).isInstanceOf(SourceException.class);
    }

    @Test
    void everyFileOfAnArchiveIsRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("folder/"));
            zip.putNextEntry(new ZipEntry("folder/a.jsonl"));
            zip.write("1\n2\n".getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("b.jsonl"));
            zip.write("3\n".getBytes(UTF_8));
        }

        assertThat(decode(new ZipfileDecoder(new JsonlDecoder()), bytes.toByteArray()))
                .containsExactly(1L, 2L, 3L);
        assertThatThrownBy(() -> decode(new ZipfileDecoder(new JsonlDecoder()), "no archive"))
                .isInstanceOf(SourceException.class);
    }

    @Test
    void xmlBecomesAMapping() {
        assertThat(decode(XML, "<r a='1' xmlns:p='u'><p:i>x</p:i><p:i/><t b='2'> y <![CDATA[<z>]]></t><e> </e></r>"))
                .isEqualTo(List.of(Map.of("r", xmlRoot())));
    }

    @Test
    void xmlThatIsNoneOrDeclaresEntitiesFails() {
        assertThatThrownBy(() -> decode(XML, "<r>")).isInstanceOf(SourceException.class);
        assertThatThrownBy(() -> decode(XML, "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hosts\">]><r>&x;</r>"))
                .isInstanceOf(SourceException.class);
        assertThatThrownBy(() -> decode(XML, "<a>".repeat(5000))).isInstanceOf(SourceException.class);
        assertThat(decode(XML, "")).isEmpty();
    }

    @Test
    void xmlIsReadInItsCharset() {
        byte[] latin = bytes("<r>é</r>", "iso-8859-1");
        byte[] declared = bytes("<?xml version='1.0' encoding='iso-8859-1'?><r>é</r>", "iso-8859-1");

        assertThat(decode(XML, latin, "text/xml")).containsExactly(Map.of("r", "é"));
        assertThat(decode(XML, latin, "application/xml; charset=latin1")).containsExactly(Map.of("r", "é"));
        assertThat(decode(XML, declared, "application/xml")).containsExactly(Map.of("r", "é"));
        assertThat(decode(XML, bytes("<r>é</r>", "utf-8"), "application/xml")).containsExactly(Map.of("r", "é"));
    }

    @Test
    void paginatorsLookAtJsonAndXmlOnly() {
        assertThat(Decoders.of(null, SCOPE).pagingView()).isEqualTo(PagingView.BODY);
        assertThat(Decoders.of(XML, SCOPE).pagingView()).isEqualTo(PagingView.BODY);
        assertThat(Decoders.of(new GzipDecoder(JSON), SCOPE).pagingView()).isEqualTo(PagingView.NOTHING);
        assertThat(Decoders.of(new GzipDecoder(new GzipDecoder(JSON)), SCOPE).pagingView())
                .isEqualTo(PagingView.REFUSED);
        assertThat(Decoders.of(CSV, SCOPE).pagingView()).isEqualTo(PagingView.REFUSED);
    }

    @Test
    void pythonClassIsNotSupported() {
        assertThatThrownBy(() -> Decoders.of(new CustomDecoder("source.Decoder", Map.of(), Map.of()), SCOPE))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("source.Decoder");
    }

    private static Map<String, Object> xmlRoot() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("@a", "1");
        root.put("@xmlns:p", "u");
        root.put("p:i", Arrays.asList("x", null));
        root.put("t", Map.of("@b", "2", "#text", "y <z>"));
        root.put("e", null);
        return root;
    }

    private static List<Object> decode(dev.pintail.manifest.component.Decoder definition, String text) {
        return decode(definition, text.getBytes(UTF_8), "");
    }

    private static List<Object> decode(dev.pintail.manifest.component.Decoder definition, byte[] body) {
        return decode(definition, body, "");
    }

    private static List<Object> decode(
            dev.pintail.manifest.component.Decoder definition, byte[] body, String contentType) {
        List<Object> values = new ArrayList<>();
        Decoders.of(definition, SCOPE).decode(response(body, contentType)).forEachRemaining(values::add);
        return values;
    }

    private static Response response(byte[] body, String contentType) {
        return new Response(request(), 200, List.of(new Header("Content-Type", contentType)), Body.of(body));
    }

    private static Response streamed(String text) {
        return new Response(request(), 200, List.of(), new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static Request request() {
        return new Request("GET", "https://h/", List.of(), null, Timeouts.DEFAULT);
    }

    private static byte[] bytes(String text, String charset) {
        return text.getBytes(Charset.forName(charset));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
