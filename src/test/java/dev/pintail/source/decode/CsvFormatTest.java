package dev.pintail.source.decode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CsvFormatTest {
    private final CsvFormat csv = new CsvFormat("utf-8", ',', Set.of());

    @Test
    void cellsAreTextsUnderTheNamesOfTheHeader() throws IOException {
        assertThat(read("a,b\n1, x \n")).containsExactly(Map.of("a", "1", "b", " x "));
    }

    @Test
    void quotesProtectDelimitersLineEndsAndQuotes() throws IOException {
        assertThat(read("a,b\n\"1,2\",\"say \"\"hi\"\"\"\n\"x\ny\",\"\"\n"))
                .containsExactly(Map.of("a", "1,2", "b", "say \"hi\""), Map.of("a", "x\ny", "b", ""));
    }

    @Test
    void quotesCountOnlyAtTheStartOfACell() throws IOException {
        assertThat(read("a,b\nx\"y\",\"p\"q\n")).containsExactly(Map.of("a", "x\"y\"", "b", "pq"));
    }

    @Test
    void lineEndsOfEveryKindAreTheSame() throws IOException {
        assertThat(read("a\r\n1\r2\n\"3\r\n4\""))
                .containsExactly(Map.of("a", "1"), Map.of("a", "2"), Map.of("a", "3\n4"));
    }

    @Test
    void shortRowsHaveNullsAndLongOnesAList() throws IOException {
        Map<String, Object> shortRow = new LinkedHashMap<>();
        shortRow.put("a", "1");
        shortRow.put("b", null);

        assertThat(read("a,b\n1\n\n1,2,3,4\n"))
                .containsExactly(shortRow, Map.of("a", "1", "b", "2", "null", List.of("3", "4")));
    }

    @Test
    void lastOfEqualColumnsCounts() throws IOException {
        assertThat(read("a,a\n1,2\n")).containsExactly(Map.of("a", "2"));
    }

    @Test
    void nothingOrOnlyAHeaderHasNoRecords() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("a,b\n")).isEmpty();
    }

    @Test
    void listedTextsBecomeNull() throws IOException {
        CsvFormat format = new CsvFormat("utf-8", ';', Set.of("", "NA"));
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("a", null);
        expected.put("b", null);
        expected.put("c", "x");

        assertThat(all(format, "a;b;c\n;NA;x\n".getBytes(UTF_8))).containsExactly(expected);
    }

    @Test
    void encodingIsTheDefinitions() throws IOException {
        byte[] latin = "a\né\n".getBytes(ISO_8859_1);

        assertThat(all(new CsvFormat("latin-1", ',', Set.of()), latin)).containsExactly(Map.of("a", "é"));
        assertThatThrownBy(() -> all(csv, latin)).isInstanceOf(UndecodableException.class);
    }

    @Test
    void byteOrderMarkGoesOnlyWithItsEncoding() throws IOException {
        byte[] marked = "\ufeffa\n1\n".getBytes(UTF_8);

        assertThat(all(new CsvFormat("utf-8-sig", ',', Set.of()), marked)).containsExactly(Map.of("a", "1"));
        assertThat(all(csv, marked)).containsExactly(Map.of("\ufeffa", "1"));
    }

    @Test
    void rowsAreReadWhileTheyArrive() throws IOException {
        InputStream endless = new InputStream() {
            private final byte[] row = "1,2\n".getBytes(UTF_8);
            private long position;

            @Override
            public int read() {
                return position < 4 ? "a,b\n".charAt((int) position++) : row[(int) (position++ % row.length)];
            }
        };
        var rows = csv.parse(endless);

        for (int i = 0; i < 200_000; i++) {
            assertThat(rows.next()).isEqualTo(Map.of("a", "1", "b", "2"));
        }
    }

    private List<Object> read(String text) throws IOException {
        return all(csv, text.getBytes(UTF_8));
    }

    private static List<Object> all(CsvFormat format, byte[] bytes) throws IOException {
        List<Object> rows = new ArrayList<>();
        format.parse(new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length)))
                .forEachRemaining(rows::add);
        return rows;
    }
}
