package dev.pintail.source.extract;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.DecodedResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * Reads a large CSV download row by row ({@code ResponseToFileExtractor}): what pandas makes of it, without its file.
 *
 * <p>The body may be compressed with gzip or zlib. It is UTF-8; null bytes are left out. All values are texts or null. A second
 * column {@code a} is called {@code a.1}, one without a name {@code Unnamed: 3} after its position from 0.
 *
 * @param preserveNaValues whether only an empty cell is null; else {@code NA}, {@code null}, {@code NaN} and the like are too
 */
public record CsvFileExtractor(boolean preserveNaValues) implements RecordExtractor {
    private static final Set<String> NA_VALUES = Set.of(
            "",
            "#N/A",
            "#N/A N/A",
            "#NA",
            "-1.#IND",
            "-1.#QNAN",
            "-NaN",
            "-nan",
            "1.#IND",
            "1.#QNAN",
            "<NA>",
            "N/A",
            "NA",
            "NULL",
            "NaN",
            "None",
            "n/a",
            "nan",
            "null");

    @Override
    public Iterator<Object> extract(DecodedResponse response) {
        try {
            Reader text = new BufferedReader(new InputStreamReader(
                    Decompression.detect(response.response().body().stream()),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
            CsvRows rows = new CsvRows(text);
            List<String> header = rows.next();
            return header == null ? Collections.emptyIterator() : new Rows(columns(header), rows);
        } catch (IOException e) {
            throw unreadable(e.getMessage(), e);
        }
    }

    private static List<String> columns(List<String> header) {
        List<String> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).isEmpty() ? "Unnamed: " + i : header.get(i);
            String unique = name;
            for (int n = 1; taken.contains(unique) || (n > 1 && header.contains(unique)); n++) {
                unique = name + "." + n;
            }
            taken.add(unique);
            columns.add(unique);
        }
        return columns;
    }

    static SourceException unreadable(String problem, IOException cause) {
        String message = "The downloaded CSV cannot be read: " + problem;
        return new SourceException(
                ErrorCode.SOURCE_RESPONSE_INVALID,
                ErrorCode.SOURCE_RESPONSE_INVALID.failureType(),
                message,
                message,
                "",
                cause);
    }

    /** The rows behind the header as records. */
    private final class Rows implements Iterator<Object> {
        private final List<String> columns;
        private final CsvRows rows;
        private List<String> row;

        Rows(List<String> columns, CsvRows rows) {
            this.columns = columns;
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            if (row == null) {
                try {
                    row = rows.next();
                } catch (IOException e) {
                    throw unreadable(e.getMessage(), e);
                }
            }
            return row != null;
        }

        @Override
        public Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (row.size() > columns.size()) {
                throw unreadable("a row has %d cells, the header has %d".formatted(row.size(), columns.size()), null);
            }
            Map<String, Object> record = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                String cell = i < row.size() ? row.get(i) : "";
                boolean missing = preserveNaValues ? cell.isEmpty() : NA_VALUES.contains(cell);
                record.put(columns.get(i), missing ? null : cell);
            }
            row = null;
            return record;
        }
    }
}
