package dev.pintail.source.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Each line is a record: {@code {"record": line}}. */
record LinesFormat() implements BodyParser {
    @Override
    public Iterator<Object> parse(InputStream in) {
        ByteLines lines = new ByteLines(in, true);
        return new ValueIterator() {
            @Override
            protected Object read() throws IOException {
                byte[] line = lines.next();
                return line == null ? end() : record(line);
            }
        };
    }

    private static Map<String, Object> record(byte[] line) {
        try {
            Map<String, Object> record = new LinkedHashMap<>();
            record.put(
                    "record", UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString());
            return record;
        } catch (CharacterCodingException e) {
            throw new UndecodableException("a line is not in UTF-8", e);
        }
    }
}
