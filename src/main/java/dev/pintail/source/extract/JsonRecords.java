package dev.pintail.source.extract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import dev.pintail.template.python.Truth;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The records of a JSON body that is too large for memory, read off while it comes in.
 *
 * <p>The same records that {@link DpathExtractor} finds at a path of plain keys; only where a body has the key of its records twice it
 * cannot take the last one, and fails. Belongs to one thread.
 */
public final class JsonRecords implements Iterator<Object> {
    private final JsonParser parser;
    private final List<String> keys;
    private final Map<String, Object> outside;
    private final Deque<Map<String, Object>> open = new ArrayDeque<>();
    private boolean started;
    private boolean inRecords;
    private boolean inBodies;
    private boolean recordsSeen;
    private Iterator<Object> found = Collections.emptyIterator();
    private boolean ended;

    /**
     * @param keys the path to the records; empty: the bodies are the records
     * @param keepOutside whether {@link #outside()} will be asked for
     */
    public JsonRecords(InputStream body, List<String> keys, boolean keepOutside) {
        parser = JsonReader.parser(body);
        this.keys = List.copyOf(keys);
        outside = keepOutside ? new LinkedHashMap<>() : null;
    }

    /** How far into the body it has read. */
    public long bytesRead() {
        return parser.currentLocation().getByteOffset();
    }

    /** What the body has besides its records, when all of these were read; empty if it is no object. */
    public Map<String, Object> outside() {
        return outside;
    }

    @Override
    public boolean hasNext() {
        try {
            while (!found.hasNext() && !ended) {
                advance();
            }
        } catch (JsonProcessingException e) {
            throw unreadable(
                    "malformed at line %d, column %d"
                            .formatted(
                                    e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
                    e);
        } catch (IOException | JsonSyntaxException e) {
            throw unreadable(e.getMessage(), e);
        }
        return found.hasNext();
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return found.next();
    }

    private void advance() throws IOException {
        JsonToken token = parser.nextToken();
        if (!started) {
            start(token);
        } else if (inRecords) {
            if (token == JsonToken.END_ARRAY) {
                inRecords = false;
            } else {
                found = Collections.singleton(JsonReader.readValue(parser)).iterator();
            }
        } else if (inBodies) {
            if (token == JsonToken.END_ARRAY) {
                end();
            } else {
                found = at(keys, JsonReader.readValue(parser));
            }
        } else if (token == JsonToken.END_OBJECT) {
            open.pop();
            if (open.isEmpty()) {
                end();
            }
        } else if (token == JsonToken.FIELD_NAME) {
            member(parser.currentName());
        } else {
            throw new JsonSyntaxException("incomplete JSON", parser.currentLocation());
        }
    }

    private void start(JsonToken token) throws IOException {
        started = true;
        if (token == JsonToken.START_OBJECT && !keys.isEmpty()) {
            open.push(outside == null ? Map.of() : outside);
        } else if (token == JsonToken.START_ARRAY) {
            inBodies = true;
        } else {
            found = at(keys, JsonReader.readValue(parser));
            end();
        }
    }

    private void member(String name) throws IOException {
        int depth = open.size() - 1;
        JsonToken token = parser.nextToken();
        if (!name.equals(keys.get(depth))) {
            if (outside == null) {
                parser.skipChildren();
            } else {
                open.peek().put(name, JsonReader.readValue(parser));
            }
            return;
        }
        if (recordsSeen) {
            throw unreadable("the member " + name + " occurs twice", null);
        }
        List<String> below = keys.subList(depth + 1, keys.size());
        if (below.isEmpty() && token == JsonToken.START_ARRAY) {
            recordsSeen = true;
            inRecords = true;
        } else if (!below.isEmpty() && token == JsonToken.START_OBJECT) {
            Map<String, Object> inner = outside == null ? Map.of() : new LinkedHashMap<>();
            if (outside != null) {
                open.peek().put(name, inner);
            }
            open.push(inner);
        } else {
            found = at(below, JsonReader.readValue(parser));
            recordsSeen = found.hasNext();
        }
    }

    private void end() throws IOException {
        ended = true;
        if (parser.nextToken() != null) {
            throw new JsonSyntaxException("text behind the value", parser.currentLocation());
        }
    }

    private static Iterator<Object> at(List<String> path, Object value) {
        Object records = DocumentPath.of(path).get(value, List.of());
        if (records instanceof List<?> list) {
            return Collections.<Object>unmodifiableList(list).iterator();
        }
        return Truth.of(records) ? Collections.singleton(records).iterator() : Collections.emptyIterator();
    }

    private static SourceException unreadable(String problem, Exception cause) {
        String message = "The API's answer is no readable JSON: " + problem;
        return new SourceException(
                ErrorCode.SOURCE_RESPONSE_INVALID,
                ErrorCode.SOURCE_RESPONSE_INVALID.failureType(),
                message,
                message,
                "",
                cause);
    }
}
