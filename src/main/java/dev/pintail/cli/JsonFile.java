package dev.pintail.cli;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads the JSON files that the verbs are given. */
final class JsonFile {
    private JsonFile() {}

    /**
     * @throws ConfigException FILE_NOT_FOUND or REQUEST_INVALID, naming the file and never what is in it
     */
    static Object read(Path file) {
        try {
            return JsonReader.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ConfigException(
                    ErrorCode.FILE_NOT_FOUND,
                    "The file %s cannot be read: %s."
                            .formatted(file, Files.exists(file) ? e.getMessage() : "there is no such file"),
                    "",
                    e);
        } catch (JsonSyntaxException e) {
            throw new ConfigException(
                    ErrorCode.REQUEST_INVALID,
                    "Could not read JSON file %s: %s.".formatted(file, e.getMessage()),
                    "",
                    e);
        }
    }

    /** As {@link #read}, for a file that must hold an object. */
    @SuppressWarnings("unchecked") // JSON objects have only text keys
    static Map<String, Object> readObject(Path file) {
        if (read(file) instanceof Map<?, ?> object) {
            return (Map<String, Object>) object;
        }
        throw new ConfigException(ErrorCode.REQUEST_INVALID, "The content of %s is not an object.".formatted(file), "");
    }
}
