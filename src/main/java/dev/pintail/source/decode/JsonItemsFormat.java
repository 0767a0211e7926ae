package dev.pintail.source.decode;

import com.fasterxml.jackson.core.JsonToken;
import dev.pintail.json.JsonReader.WideIntegers;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The items of the arrays at one path of a JSON text; everything else is skipped, so a document of any size passes.
 *
 * <p>The path is that of Python's {@code ijson}: names joined by dots, {@code item} for the elements of an array.
 *
 * @param path for example {@code data.users}
 */
record JsonItemsFormat(String path, String encoding) implements BodyParser {
    @Override
    public Iterator<Object> parse(InputStream in) throws IOException {
        return new Items(new JsonStream(Encodings.utf8(in, encoding), WideIntegers.EXACT), path + ".item");
    }

    private static final class Items extends ValueIterator {
        private final JsonStream json;
        private final String wanted;
        /** The path of each open object or array, the innermost first. */
        private final Deque<Level> open = new ArrayDeque<>();

        private boolean anything;

        Items(JsonStream json, String wanted) {
            this.json = json;
            this.wanted = wanted;
        }

        @Override
        protected Object read() throws IOException {
            for (JsonToken token = json.next(); token != null; token = json.next()) {
                anything = true;
                switch (token) {
                    case END_OBJECT, END_ARRAY -> open.pop();
                    case FIELD_NAME -> {} // the value follows
                    case START_OBJECT, START_ARRAY -> {
                        String place = place();
                        if (place.equals(wanted)) {
                            return json.value();
                        }
                        if (place.isEmpty() || wanted.startsWith(place + ".")) {
                            open.push(new Level(place, token == JsonToken.START_ARRAY));
                        } else {
                            json.skip();
                        }
                    }
                    default -> {
                        if (place().equals(wanted)) {
                            return json.value();
                        }
                    }
                }
            }
            if (!anything) {
                throw new UndecodableException("the JSON text is empty");
            }
            return end();
        }

        private String place() throws IOException {
            if (open.isEmpty()) {
                return "";
            }
            Level level = open.peek();
            String step = level.array ? "item" : json.name();
            return level.place.isEmpty() ? step : level.place + "." + step;
        }
    }

    private record Level(String place, boolean array) {}
}
