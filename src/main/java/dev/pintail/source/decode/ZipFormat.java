package dev.pintail.source.decode;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Iterator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Every file of a ZIP archive, one after the other. The archive's directory is at its end, so it is kept in a temporary file
 * until everything is read.
 */
record ZipFormat(BodyParser inner) implements BodyParser {
    ZipFormat {
        requireNonNull(inner, "inner is null");
    }

    @Override
    public Iterator<Object> parse(InputStream in) throws IOException {
        Path file = Files.createTempFile("pintail-archive", ".zip");
        try {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return new Members(new ZipFile(file.toFile()), inner);
        } catch (ZipException e) {
            throw new UndecodableException("the body is no ZIP archive", e);
        } finally {
            // An open file lives on until it is closed.
            Files.deleteIfExists(file);
        }
    }

    private static final class Members extends ValueIterator {
        private final ZipFile archive;
        private final BodyParser inner;
        private final Iterator<? extends ZipEntry> entries;
        private Iterator<Object> values = Collections.emptyIterator();

        Members(ZipFile archive, BodyParser inner) {
            this.archive = archive;
            this.inner = inner;
            this.entries =
                    archive.stream().filter(entry -> !entry.isDirectory()).iterator();
        }

        @Override
        protected Object read() throws IOException {
            try {
                while (!values.hasNext()) {
                    if (!entries.hasNext()) {
                        archive.close();
                        return end();
                    }
                    values = inner.parse(archive.getInputStream(entries.next()));
                }
                return values.next();
            } catch (IOException | RuntimeException e) {
                archive.close();
                throw e;
            }
        }
    }
}
