package dev.pintail.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;

/** A text is not JSON; the message says what is wrong and where, never what the text contains. */
public final class JsonSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public JsonSyntaxException(String problem, JsonLocation location) {
        super("%s at line %d, column %d".formatted(problem, location.getLineNr(), location.getColumnNr()));
    }

    JsonSyntaxException(IOException cause) {
        super(describe(cause), cause);
    }

    private static String describe(IOException cause) {
        if (cause instanceof JsonProcessingException json && json.getLocation() != null) {
            JsonLocation location = json.getLocation();
            return "malformed JSON at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
        }
        return "unreadable JSON: " + cause.getClass().getSimpleName();
    }
}
