package dev.pintail.source.schema;

import static java.util.Objects.requireNonNull;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that a manifest lies in, with the schema files beside it; nothing outside of it can be read, not by {@code ..} nor by a
 * link. Thread-safe.
 */
public final class SchemaFolder {
    /** For a manifest that is no file: there are no schema files. */
    public static final SchemaFolder NONE = new SchemaFolder();

    private final Path folder;

    private SchemaFolder() {
        this.folder = null;
    }

    public SchemaFolder(Path folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    /**
     * The schema in a file, references to other files inlined; empty if there is no such file.
     *
     * @param path as manifests write it, relative to the folder that the reference runs in: its first part is the Python package,
     *     which is this folder; a path without it is taken as well
     * @throws dev.pintail.error.ManifestException if the file is no schema
     */
    public Optional<Map<String, Object>> read(String path) {
        String relative = path.startsWith("./") ? path.substring(2) : path.startsWith("/") ? path.substring(1) : path;
        int firstPart = relative.indexOf('/');
        return List.of(relative.substring(firstPart + 1), relative).stream()
                .flatMap(candidate -> file(candidate).stream())
                .findFirst()
                .map(file -> new SchemaReferences(name -> json("schemas/shared/" + name)).inline(json(file)));
    }

    private Map<String, Object> json(String path) {
        return json(file(path).orElseThrow(() -> SchemaJson.unusable("Cannot find file " + path)));
    }

    private static Map<String, Object> json(Path file) {
        try {
            return SchemaJson.object(file.getFileName().toString(), JsonReader.read(Files.readAllBytes(file)));
        } catch (IOException | JsonSyntaxException e) {
            throw SchemaJson.unusable("Invalid JSON file format for file " + file.getFileName());
        }
    }

    private Optional<Path> file(String path) {
        if (folder == null) {
            return Optional.empty();
        }
        try {
            Path file = folder.resolve(path).toRealPath();
            return file.startsWith(folder.toRealPath()) && Files.isRegularFile(file)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
