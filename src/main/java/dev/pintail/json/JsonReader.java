package dev.pintail.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.NumberInput;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON text into the value model (see the package).
 *
 * <p>As Python's {@code json} module: {@code NaN} and {@code Infinity} are numbers, of duplicate keys the last wins, whole
 * numbers of any size stay exact. Nesting is limited to 1000 levels. Stateless and thread-safe.
 */
public final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1000)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(10_000)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private JsonReader() {}

    /**
     * The value of one complete JSON text.
     *
     * @throws JsonSyntaxException if the text is not JSON, is empty, or has something behind the value
     */
    public static Object read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return readWhole(parser, WideIntegers.EXACT);
        } catch (IOException e) {
            throw new JsonSyntaxException(e);
        }
    }

    /** As {@link #read(String)}, from UTF-8 bytes. */
    public static Object read(byte[] utf8) {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            return readWhole(parser, WideIntegers.EXACT);
        } catch (IOException e) {
            throw new JsonSyntaxException(e);
        }
    }

    /** As {@link #read(byte[])}, with a choice for wide numbers. */
    public static Object read(byte[] utf8, WideIntegers wide) {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            return readWhole(parser, wide);
        } catch (IOException e) {
            throw new JsonSyntaxException(e);
        }
    }

    /** As {@link #read(byte[], WideIntegers)}, from a part of the bytes. */
    static Object read(byte[] utf8, int from, int to, WideIntegers wide) {
        try (JsonParser parser = FACTORY.createParser(utf8, from, to - from)) {
            return readWhole(parser, wide);
        } catch (IOException e) {
            throw new JsonSyntaxException(e);
        }
    }

    /** The floating number that a text stands for. */
    static double floating(String number) {
        return NumberInput.parseDouble(number, true);
    }

    /** A parser over a stream, for callers that read a large body piece by piece with {@link #readValue}. */
    public static JsonParser parser(InputStream in) {
        try {
            return FACTORY.createParser(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value that starts at the parser's current token; afterwards the parser stands on its last token. */
    public static Object readValue(JsonParser parser) throws IOException {
        return readValue(parser, WideIntegers.EXACT);
    }

    /** As {@link #readValue(JsonParser)}, with a choice for wide numbers. */
    public static Object readValue(JsonParser parser, WideIntegers wide) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser, wide);
            case START_ARRAY -> readArray(parser, wide);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> readInteger(parser, wide);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null, default -> throw new JsonSyntaxException("not a JSON value", parser.currentLocation());
        };
    }

    private static Object readWhole(JsonParser parser, WideIntegers wide) throws IOException {
        if (parser.nextToken() == null) {
            throw new JsonSyntaxException("empty text", parser.currentLocation());
        }
        Object value = readValue(parser, wide);
        if (parser.nextToken() != null) {
            throw new JsonSyntaxException("text behind the value", parser.currentLocation());
        }
        return value;
    }

    private static Map<String, Object> readObject(JsonParser parser, WideIntegers wide) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.put(name, readValue(parser, wide));
        }
        return object;
    }

    private static List<Object> readArray(JsonParser parser, WideIntegers wide) throws IOException {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(readValue(parser, wide));
        }
        return array;
    }

    private static Number readInteger(JsonParser parser, WideIntegers wide) throws IOException {
        if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return parser.getLongValue();
        }
        BigInteger value = parser.getBigIntegerValue();
        boolean fits = value.signum() > 0 && value.bitLength() <= 64;
        return fits || wide == WideIntegers.EXACT ? value : value.doubleValue();
    }

    /** What becomes of whole numbers that no 64 bits hold, signed or unsigned. */
    public enum WideIntegers {
        /** They stay exact, as with Python's {@code json}. */
        EXACT,
        /** They become floating numbers, as with {@code orjson}. */
        FLOATING
    }
}
