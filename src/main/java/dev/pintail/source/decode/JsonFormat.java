package dev.pintail.source.decode;

import com.fasterxml.jackson.core.JsonToken;
import dev.pintail.json.JsonReader.WideIntegers;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/**
 * One JSON text: the items of an array, read one by one, or the single other value.
 *
 * <p>An error in an array shows only behind the items before it. Whole numbers beyond 64 bits become floating ones.
 */
record JsonFormat() implements BodyParser {
    @Override
    public Iterator<Object> parse(InputStream in) throws IOException {
        JsonStream json = new JsonStream(in, WideIntegers.FLOATING);
        JsonToken first = json.next();
        if (first == null) {
            throw new UndecodableException("the JSON text is empty");
        }
        if (first == JsonToken.START_ARRAY) {
            return new Items(json);
        }
        Object value = json.value();
        json.expectEnd();
        if (value == null) {
            throw new UndecodableException("the JSON text is null");
        }
        return List.of(value).iterator();
    }

    private static final class Items extends ValueIterator {
        private final JsonStream json;

        Items(JsonStream json) {
            this.json = json;
        }

        @Override
        protected Object read() throws IOException {
            JsonToken token = json.next();
            if (token == JsonToken.END_ARRAY) {
                json.expectEnd();
                return end();
            }
            if (token == null) {
                throw new UndecodableException("the JSON text ends inside an array");
            }
            return json.value();
        }
    }
}
