package dev.pintail.source.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.SourceException;
import dev.pintail.json.JsonWriter;
import dev.pintail.source.http.Body;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CsvFileExtractorTest {
    @Test
    void cellsAreTextsAndEmptyOnesNull() {
        assertThat(read("a,b\n1,\nx,NA\n")).containsExactly("{\"a\":\"1\",\"b\":null}", "{\"a\":\"x\",\"b\":null}");
    }

    @Test
    void textsThatLookMissingMayBeKept() {
        assertThat(read(new CsvFileExtractor(true), "a,b\nNA,\n".getBytes(UTF_8)))
                .containsExactly("{\"a\":\"NA\",\"b\":null}");
    }

    @Test
    void quotesCountOnlyAtTheStartOfACell() {
        assertThat(read("a,b\n\"x\"\"y, \nz\", \"q\"\n"))
                .containsExactly("{\"a\":\"x\\\"y, \\nz\",\"b\":\" \\\"q\\\"\"}");
    }

    @Test
    void blankLinesAreSkippedButNotEmptyQuotedCells() {
        assertThat(read("a\n1\n\n  \n\"\"\n2\n")).containsExactly("{\"a\":\"1\"}", "{\"a\":null}", "{\"a\":\"2\"}");
    }

    @Test
    void allKindsOfLineEndsAreUnderstood() {
        assertThat(read("\uFEFFa\r\n1\r2\n3")).containsExactly("{\"a\":\"1\"}", "{\"a\":\"2\"}", "{\"a\":\"3\"}");
    }

    @Test
    void columnsWithoutANameOfTheirOwnGetOne() {
        assertThat(read("a,a,,a.1\n1,2,3,4\n"))
                .containsExactly("{\"a\":\"1\",\"a.2\":\"2\",\"Unnamed: 2\":\"3\",\"a.1\":\"4\"}");
    }

    @Test
    void compressedFilesAreUnpacked() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write("a\n1\n".getBytes(UTF_8));
        }
        ByteArrayOutputStream zlib = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(zlib)) {
            out.write("a\n2\n".getBytes(UTF_8));
        }
        assertThat(read(new CsvFileExtractor(false), gzip.toByteArray())).containsExactly("{\"a\":\"1\"}");
        assertThat(read(new CsvFileExtractor(false), zlib.toByteArray())).containsExactly("{\"a\":\"2\"}");
    }

    @Test
    void aFileWithoutRowsHasNoRecords() {
        assertThat(read("")).isEmpty();
        assertThat(read("a,b")).isEmpty();
    }

    @Test
    void aRowThatIsTooLongIsAnError() {
        assertThatThrownBy(() -> read("a\n1,2\n"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("a row has 2 cells");
        assertThatThrownBy(() -> read("a\n\"1\n")).hasMessageContaining("it ends inside a quoted cell");
    }

    private static List<String> read(String csv) {
        return read(new CsvFileExtractor(false), csv.getBytes(UTF_8));
    }

    private static List<String> read(CsvFileExtractor extractor, byte[] body) {
        Request request = new Request("GET", "https://api.example.com", List.of(), null, Timeouts.DEFAULT);
        Response response = new Response(request, 200, List.of(), Body.of(body));
        List<String> records = new ArrayList<>();
        extractor
                .extract(DecodedResponse.of(response, List.of()))
                .forEachRemaining(record -> records.add(JsonWriter.COMPACT.write(record)));
        return records;
    }
}
