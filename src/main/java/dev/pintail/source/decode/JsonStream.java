package dev.pintail.source.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonReader.WideIntegers;
import dev.pintail.json.JsonSyntaxException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/** A JSON text while it is read: malformed text is told apart from a stream that breaks off. */
final class JsonStream {
    private final JsonParser json;
    private final WideIntegers wide;

    JsonStream(InputStream in, WideIntegers wide) throws IOException {
        this.json = open(in);
        this.wide = wide;
    }

    /** The next token, or null at the end. */
    JsonToken next() throws IOException {
        return read(json::nextToken);
    }

    /** The value that the current token starts. */
    Object value() throws IOException {
        return read(() -> JsonReader.readValue(json, wide));
    }

    /** The current field's name. */
    String name() throws IOException {
        return json.currentName();
    }

    /** Leaves out what is inside the object or array that the current token starts. */
    void skip() throws IOException {
        read(json::skipChildren);
    }

    void expectEnd() throws IOException {
        if (next() != null) {
            throw malformed(new JsonSyntaxException("text behind the value", json.currentLocation()));
        }
    }

    private static JsonParser open(InputStream in) throws IOException {
        return read(() -> JsonReader.parser(in));
    }

    private static <T> T read(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (JsonProcessingException e) {
            throw malformed(new JsonSyntaxException("malformed JSON", e.getLocation()));
        } catch (JsonSyntaxException e) {
            throw malformed(e);
        } catch (CharConversionException e) {
            throw new UndecodableException("the JSON text is in no known encoding", e);
        }
    }

    private static UndecodableException malformed(JsonSyntaxException e) {
        return new UndecodableException(e.getMessage(), e);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }
}
