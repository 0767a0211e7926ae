package dev.pintail.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pintail.error.ConfigException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A small text file with secrets in it. */
record SecretFile(Path path) {
    private static final int MAX_BYTES = 1 << 20;

    /** Its text; empty if there is no such file. */
    Optional<String> read() {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw SecretErrors.invalid("the file is longer than 1 MiB", "Check the path.");
            }
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failure("cannot be read", e);
        }
    }

    /** Whether the file and its folder may be written. */
    boolean isWritable() {
        Path folder = path.toAbsolutePath().getParent();
        return Files.isWritable(path) && Files.isWritable(folder);
    }

    /**
     * Changes its text: the old or the new one is there whatever happens, with the same permissions, and two processes change it
     * one after the other.
     */
    void update(UnaryOperator<String> change) {
        try {
            Path real = path.toRealPath();
            Path lock = real.resolveSibling(real.getFileName() + ".lock");
            try (FileChannel locked =
                    FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                locked.lock();
                replace(real, change.apply(Files.readString(real)));
            }
        } catch (IOException e) {
            throw failure("cannot be written", e);
        }
    }

    private static void replace(Path real, String text) throws IOException {
        Path written = Files.createTempFile(real.getParent(), real.getFileName().toString(), ".new");
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(real, PosixFileAttributeView.class);
            if (view != null) {
                Files.setPosixFilePermissions(written, view.readAttributes().permissions());
            }
            try (FileChannel out = FileChannel.open(written, StandardOpenOption.WRITE)) {
                out.write(UTF_8.encode(text));
                out.force(true);
            }
            move(written, real);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private ConfigException failure(String verb, IOException e) {
        if (e instanceof AccessDeniedException) {
            return SecretErrors.denied(
                    "the file %s %s: permission denied".formatted(path, verb),
                    "Let the user that runs Pintail read it, and only that user.");
        }
        if (Files.isDirectory(path)) {
            return SecretErrors.invalid("%s is a folder".formatted(path), "Name a file.");
        }
        String reason = e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : e.getClass().getSimpleName();
        return SecretErrors.invalid("the file %s %s: %s".formatted(path, verb, reason), "Check the path.");
    }
}
