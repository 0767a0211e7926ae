package dev.pintail.source.decode;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of CSV as Python's {@code csv} module reads them from a text stream: quotes count only at the start of a cell, a doubled
 * quote is one, line ends of every kind become {@code \n}, also inside quotes.
 */
final class CsvRows {
    private final Reader reader;
    private final char delimiter;
    private final char[] buffer = new char[16 * 1024];
    private int position;
    private int filled;

    CsvRows(Reader reader, char delimiter) {
        this.reader = reader;
        this.delimiter = delimiter;
    }

    /** The next row, empty for an empty line, or null at the end. */
    List<String> next() throws IOException {
        int c = read();
        if (c < 0) {
            return null;
        }
        List<String> row = new ArrayList<>();
        if (c == '\n') {
            return row;
        }
        StringBuilder cell = new StringBuilder();
        State state = State.START_OF_CELL;
        while (c >= 0 && !(c == '\n' && state != State.QUOTED)) {
            switch (state) {
                case START_OF_CELL -> {
                    if (c == '"') {
                        state = State.QUOTED;
                    } else if (c == delimiter) {
                        row.add("");
                    } else {
                        cell.append((char) c);
                        state = State.PLAIN;
                    }
                }
                case PLAIN -> state = plain(c, cell, row);
                case QUOTED -> {
                    if (c == '"') {
                        state = State.QUOTE_IN_QUOTED;
                    } else {
                        cell.append((char) c);
                    }
                }
                case QUOTE_IN_QUOTED -> {
                    if (c == '"') {
                        cell.append('"');
                        state = State.QUOTED;
                    } else {
                        state = plain(c, cell, row);
                    }
                }
            }
            c = read();
        }
        row.add(cell.toString());
        return row;
    }

    private State plain(int c, StringBuilder cell, List<String> row) {
        if (c != delimiter) {
            cell.append((char) c);
            return State.PLAIN;
        }
        row.add(cell.toString());
        cell.setLength(0);
        return State.START_OF_CELL;
    }

    private int read() throws IOException {
        if (!fill()) {
            return -1;
        }
        char c = buffer[position++];
        if (c != '\r') {
            return c;
        }
        if (fill() && buffer[position] == '\n') {
            position++;
        }
        return '\n';
    }

    private boolean fill() throws IOException {
        while (position == filled) {
            position = 0;
            filled = Math.max(0, reader.read(buffer, 0, buffer.length));
            if (filled == 0) {
                return false;
            }
        }
        return true;
    }

    private enum State {
        START_OF_CELL,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }
}
