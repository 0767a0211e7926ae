package dev.pintail.source.decode;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.util.Iterator;

/** One JSON text a line; lines that are none are left out, with a warning. */
record JsonLinesFormat() implements BodyParser {
    private static final System.Logger LOG = System.getLogger(JsonLinesFormat.class.getName());

    @Override
    public Iterator<Object> parse(InputStream in) {
        ByteLines lines = new ByteLines(in, false);
        return new ValueIterator() {
            private long number;

            @Override
            protected Object read() throws IOException {
                for (byte[] line = lines.next(); line != null; line = lines.next()) {
                    number++;
                    if (isBlank(line)) {
                        continue;
                    }
                    try {
                        return JsonReader.read(line);
                    } catch (JsonSyntaxException e) {
                        LOG.log(
                                Level.WARNING,
                                "line {0} of the answer is no JSON and is left out: {1}",
                                number,
                                e.getMessage());
                    }
                }
                return end();
            }
        };
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
