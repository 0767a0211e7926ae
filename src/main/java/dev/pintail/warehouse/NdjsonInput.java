package dev.pintail.warehouse;

import static java.util.stream.Collectors.joining;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Brings records in as newline-delimited JSON in a temporary file, which DuckDB reads with given column types.
 *
 * <p>The values are converted before they are written, so that the reader's own casts, which fail on the first bad value,
 * have nothing left to do. Needs room for one batch in the temporary directory.
 */
record NdjsonInput(Path directory) implements RecordInput {

    @Override
    public void insert(Sql sql, RowTable table, RecordBatch batch) {
        Path file = null;
        try {
            Files.createDirectories(directory);
            file = Files.createTempFile(directory, "pintail-", ".ndjson");
            int longestLine = write(file, table, batch);
            String columns = table.columns().stream()
                    .map(c -> Names.literal(c.name()) + ": "
                            + Names.literal(c.type().sql()))
                    .collect(joining(", "));
            sql.execute(table.insertFrom(
                    "read_json(%s, columns = {%s}, format = 'newline_delimited', maximum_object_size = %d)"
                            .formatted(
                                    Names.literal(file.toString()),
                                    columns,
                                    // Buffers of twice this size are made anew for every statement and thread.
                                    Math.max(1 << 20, longestLine + 1024))));
        } catch (IOException e) {
            throw new WarehouseException(
                    ErrorCode.WAREHOUSE_FULL,
                    "the record file in %s cannot be written: %s".formatted(directory, e.getMessage()),
                    "Make room there, or set another temporary directory.",
                    e);
        } finally {
            delete(file);
        }
    }

    private static int write(Path file, RowTable table, RecordBatch batch) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            NdjsonRows rows = new NdjsonRows(table.columns());
            RecordConverter converter = new RecordConverter(table, rows);
            int longest = 0;
            for (RecordBatch.Page page : batch.pages()) {
                for (int i = 0; i < page.records().size(); i++) {
                    converter.convert(page.records().get(i), page.emittedAt(), page.firstNumber() + i);
                    byte[] line = rows.takeLine();
                    longest = Math.max(longest, line.length);
                    out.write(line);
                }
            }
            return longest;
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The rows are in already; a file too much in the temporary directory is no reason to fail.
            System.getLogger(NdjsonInput.class.getName()).log(System.Logger.Level.WARNING, "cannot delete " + file, e);
        }
    }
}
