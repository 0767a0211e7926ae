package dev.pintail.source.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CSV with a header line, as Python's {@code csv.DictReader} reads it: every value is a text, missing cells are null, cells
 * beyond the header come as a list under {@code null}, of equal names the last column counts, empty lines are left out.
 *
 * @param nullTexts texts that mean null
 */
record CsvFormat(String encoding, char delimiter, Set<String> nullTexts) implements BodyParser {
    CsvFormat {
        nullTexts = Set.copyOf(nullTexts);
    }

    @Override
    public Iterator<Object> parse(InputStream in) throws IOException {
        CsvRows rows = new CsvRows(Encodings.reader(in, encoding), delimiter);
        return new ValueIterator() {
            private List<String> header;

            @Override
            protected Object read() throws IOException {
                try {
                    if (header == null) {
                        header = rows.next();
                        if (header == null) {
                            return end();
                        }
                    }
                    List<String> row = rows.next();
                    while (row != null && row.isEmpty()) {
                        row = rows.next();
                    }
                    return row == null ? end() : record(header, row);
                } catch (CharacterCodingException e) {
                    throw new UndecodableException("the text is not in the encoding " + encoding, e);
                }
            }
        };
    }

    private Map<String, Object> record(List<String> header, List<String> row) {
        Map<String, Object> record = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String value = i < row.size() ? row.get(i) : null;
            record.put(header.get(i), value != null && nullTexts.contains(value) ? null : value);
        }
        if (row.size() > header.size()) {
            record.put("null", List.copyOf(row.subList(header.size(), row.size())));
        }
        return record;
    }
}
