package dev.pintail.json;

import java.util.Random;

/** Random JSON texts, with everything that is allowed and rare; some of them are damaged. */
public final class RandomJson {
    private static final String[] KEYS = {
        "id", "name", "v", "V", "a b", "", "größe", "\\u0076", "very_long_key_of_a_field"
    };
    private static final String[] TEXTS = {
        "", "plain", "2024-01-01T10:00:00Z", "2024-02-31T10:00:00Z", "2024-01-31T25:00:00Z", "12", "1.5", "true",
                "ümläut", "日本", "😀",
        "\\n", "\\\"", "\\u00e9", "\\ud83d\\ude00", "\\ud800", "\\/", "\\u0000", "more than twelve bytes", "\u007f",
                "\u0080", "\uffff"
    };
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "-0.0",
        "0.0",
        "1",
        "-1",
        "1.50",
        "1e5",
        "1E-5",
        "1.5e300",
        "1e400",
        "123456789012345678",
        "1234567890123456789",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "18446744073709551616",
        "0.123456789",
        "0.1234567895",
        "999999.9999999995",
        "1000000.123456789",
        "123456789.1234567",
        "9223372036.854775",
        "9223372037.5",
        "99999999999999.9",
        "4503599627370497.5",
        "0.30000000000000004",
        "123456789012345",
        "1234567890.12345"
    };
    private static final String[] SPACES = {"", "", "", " ", "\n", "\t ", "\r\n"};

    private final Random random;

    /** A source of texts, the same ones for the same seed. */
    public RandomJson(long seed) {
        random = new Random(seed);
    }

    /** A page of records in a list, or under a key. */
    public String page() {
        StringBuilder out = new StringBuilder();
        boolean wrapped = random.nextBoolean();
        out.append(wrapped ? "{\"next\":" + scalar() + ",\"data\":" : "");
        list(out, random.nextInt(6), () -> {
            if (random.nextInt(20) == 0) {
                value(out, 2);
            } else {
                object(out, 3);
            }
        });
        out.append(wrapped ? ",\"more\": {\"data\":[{\"x\":1}]}}" : "");
        return out.toString();
    }

    /** An object. */
    public String object() {
        StringBuilder out = new StringBuilder();
        object(out, 3);
        return out.toString();
    }

    /** The text with one character more, less or changed. */
    public String damaged(String text) {
        StringBuilder out = new StringBuilder(text);
        int at = random.nextInt(text.length());
        char other = "{}[]\",:0-+.eEtfn\\ u\u0001\u00e9x".charAt(random.nextInt(22));
        switch (random.nextInt(3)) {
            case 0 -> out.deleteCharAt(at);
            case 1 -> out.insert(at, other);
            default -> out.setCharAt(at, other);
        }
        return out.toString();
    }

    /** A text, number, true, false or null. */
    public String scalar() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> '"' + TEXTS[random.nextInt(TEXTS.length)] + '"';
            case 2, 3 -> NUMBERS[random.nextInt(NUMBERS.length)];
            case 4 -> String.valueOf(random.nextInt());
            case 5 -> random.nextInt(2_000_000) - 1_000_000 + "." + random.nextInt(1_000_000_000);
            case 6 -> random.nextBoolean() ? "true" : "false";
            default -> "null";
        };
    }

    private void value(StringBuilder out, int depth) {
        int kind = random.nextInt(10);
        if (depth > 0 && kind == 0) {
            object(out, depth - 1);
        } else if (depth > 0 && kind == 1) {
            list(out, random.nextInt(3), () -> value(out, depth - 1));
        } else {
            out.append(scalar());
        }
    }

    private void object(StringBuilder out, int depth) {
        int fields = random.nextInt(5);
        out.append('{').append(space());
        for (int i = 0; i < fields; i++) {
            out.append(i == 0 ? "" : ",").append(space()).append('"').append(KEYS[random.nextInt(KEYS.length)]);
            out.append('"').append(space()).append(':').append(space());
            value(out, depth);
            out.append(space());
        }
        out.append('}');
    }

    private void list(StringBuilder out, int size, Runnable item) {
        out.append('[').append(space());
        for (int i = 0; i < size; i++) {
            out.append(i == 0 ? "" : ",").append(space());
            item.run();
            out.append(space());
        }
        out.append(']').append(space());
    }

    private String space() {
        return SPACES[random.nextInt(SPACES.length)];
    }
}
