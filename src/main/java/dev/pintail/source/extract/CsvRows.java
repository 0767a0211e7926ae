package dev.pintail.source.extract;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a CSV text as pandas' tokenizer sees them: a quote counts only at the start of a cell, two of them inside mean one, lines
 * without anything but blanks are skipped, {@code \n}, {@code \r} and {@code \r\n} end a line, a byte order mark and null characters are
 * nothing.
 */
final class CsvRows {
    private static final int END = -1;

    private final Reader text;
    private final StringBuilder cell = new StringBuilder();
    private int next;
    private boolean quoted;

    CsvRows(Reader text) throws IOException {
        this.text = text;
        next = read();
        if (next == '\uFEFF') {
            next = read();
        }
    }

    /** The next row; null if there is none. */
    List<String> next() throws IOException {
        while (next != END) {
            List<String> row = row();
            if (row.size() > 1 || !row.getFirst().isBlank() || quoted) {
                return row;
            }
        }
        return null;
    }

    private List<String> row() throws IOException {
        List<String> row = new ArrayList<>();
        quoted = false;
        while (true) {
            row.add(cell());
            if (next != ',') {
                endLine();
                return row;
            }
            next = read();
        }
    }

    private String cell() throws IOException {
        cell.setLength(0);
        if (next == '"') {
            quoted = true;
            next = read();
            quotedPart();
        }
        while (next != ',' && next != '\n' && next != '\r' && next != END) {
            cell.append((char) next);
            next = read();
        }
        return cell.toString();
    }

    private void quotedPart() throws IOException {
        while (true) {
            if (next == END) {
                throw new IOException("it ends inside a quoted cell");
            }
            if (next == '"') {
                next = read();
                if (next != '"') {
                    return;
                }
            }
            cell.append((char) next);
            next = read();
        }
    }

    private void endLine() throws IOException {
        if (next == '\r') {
            next = read();
            if (next != '\n') {
                return;
            }
        }
        if (next == '\n') {
            next = read();
        }
    }

    private int read() throws IOException {
        int c = text.read();
        while (c == 0) {
            c = text.read();
        }
        return c;
    }
}
