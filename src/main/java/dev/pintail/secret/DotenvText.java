package dev.pintail.secret;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a {@code .env} file, as python-dotenv reads it but for references to other variables: an optional
 * {@code export}, a name, and a value that is bare up to a {@code #} behind a blank, in single quotes (only {@code \\} and
 * {@code \'} are escapes), or in double quotes (with {@code \n}, {@code \t}, {@code \"} and so on). Of equal names the last counts.
 */
record DotenvText(String text) {
    private static final Pattern LINE = Pattern.compile(
            "(?m)^[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*=[ \\t]*"
                    + "('(?<single>[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+)'"
                    + "|\"(?<double>[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\""
                    + "|(?<bare>[^\\r\\n]*+))",
            Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("(^|\\s+)#.*");
    private static final Pattern SINGLE_ESCAPE = Pattern.compile("\\\\([\\\\'])");
    private static final Pattern DOUBLE_ESCAPE = Pattern.compile("\\\\([\\\\'\"abfnrtv])");

    /** The value of a name; one without {@code =} has none. */
    Optional<String> value(String name) {
        Optional<String> found = Optional.empty();
        for (Matcher line = LINE.matcher(text); line.find(); ) {
            if (line.group(1).equals(name)) {
                found = Optional.of(value(line));
            }
        }
        return found;
    }

    /** The text with another value for a name, in all lines that have it. */
    String with(String name, String value) {
        StringBuilder changed = new StringBuilder();
        int copied = 0;
        for (Matcher line = LINE.matcher(text); line.find(); ) {
            if (line.group(1).equals(name)) {
                changed.append(text, copied, line.start(2)).append(quoted(value));
                copied = line.end(2);
            }
        }
        return changed.append(text, copied, text.length()).toString();
    }

    private static String value(Matcher line) {
        if (line.group("single") != null) {
            return SINGLE_ESCAPE.matcher(line.group("single")).replaceAll("$1");
        }
        if (line.group("double") != null) {
            return DOUBLE_ESCAPE
                    .matcher(line.group("double"))
                    .replaceAll(escape -> Matcher.quoteReplacement(unescaped(escape.group(1))));
        }
        return COMMENT.matcher(line.group("bare")).replaceFirst("").strip();
    }

    private static String unescaped(String letter) {
        return switch (letter) {
            case "a" -> "\u0007";
            case "b" -> "\b";
            case "f" -> "\f";
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            case "v" -> "\u000b";
            default -> letter;
        };
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
