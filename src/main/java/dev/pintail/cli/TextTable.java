package dev.pintail.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Lines of columns, as wide as their widest cell; numbers stand to the right. */
final class TextTable {
    private static final int WIDEST = 36;

    private final List<List<String>> rows = new ArrayList<>();

    TextTable row(List<String> cells) {
        rows.add(cells.stream().map(TextTable::shorten).toList());
        return this;
    }

    TextTable row(String... cells) {
        return row(List.of(cells));
    }

    void print(PrintWriter out) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(" ");
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                String blanks = " ".repeat(widths[i] - width(cell));
                boolean number = !cell.isEmpty() && cell.chars().allMatch(c -> c == ',' || Character.isDigit(c));
                line.append(' ').append(number ? blanks + cell : cell + blanks);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static String shorten(String cell) {
        String line = cell.replace('\n', ' ');
        return width(line) <= WIDEST ? line : line.substring(0, line.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
