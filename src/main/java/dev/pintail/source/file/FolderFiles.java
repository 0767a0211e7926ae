package dev.pintail.source.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files in a folder, which is made when the first one comes. */
public record FolderFiles(Path folder) implements FileStore {
    @Override
    public Stored put(Path name, InputStream content) throws IOException {
        Path file = folder.resolve(name).normalize();
        Files.createDirectories(file.getParent());
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        return new Stored(file.toString(), Files.size(file));
    }
}
