package dev.pintail.manifest;

import static dev.pintail.manifest.yaml.YamlSyntaxException.Kind.SCANNER;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import dev.pintail.manifest.yaml.YamlDocument;
import dev.pintail.manifest.yaml.YamlLines;
import dev.pintail.manifest.yaml.YamlReader;
import dev.pintail.manifest.yaml.YamlSyntaxException;
import java.util.regex.Pattern;

/**
 * Reads the text of a manifest.
 *
 * <p>The reference reads manifests with libyaml, which takes tabs between tokens and {@code \/} in quotes; the YAML reader
 * refuses them as PyYAML's own does. They are rewritten here, one by one, to what they mean. A text that is JSON and still no
 * YAML, such as one indented with tabs, is read as JSON.
 */
final class ManifestText {
    private static final int MAX_REWRITES = 100;
    private static final long MAX_WORK = 50_000_000;
    private static final Pattern UNQUOTED = Pattern.compile("[:-]\\s+\\{[{%]");
    private static final Pattern INDENTATION = Pattern.compile("[\\s?-]*");

    private ManifestText() {}

    /** @throws InvalidManifestException if it is neither YAML nor JSON */
    static YamlDocument read(String text, YamlLines lines) {
        try {
            return YamlReader.read(text, lines);
        } catch (YamlSyntaxException e) {
            return text.stripLeading().startsWith("{") ? readJson(text, lines, e) : readRewritten(text, lines, e);
        }
    }

    private static YamlDocument readJson(String text, YamlLines lines, YamlSyntaxException notYaml) {
        try {
            return new YamlDocument(JsonReader.read(text), lines);
        } catch (JsonSyntaxException e) {
            return readRewritten(text, lines, notYaml);
        }
    }

    private static YamlDocument readRewritten(String original, YamlLines lines, YamlSyntaxException first) {
        String text = original;
        YamlSyntaxException found = first;
        for (int i = 1; i <= MAX_REWRITES && (long) i * text.length() < MAX_WORK; i++) {
            String rewritten = rewritten(text, found);
            if (rewritten.equals(text)) {
                break;
            }
            try {
                return YamlReader.read(rewritten, lines);
            } catch (YamlSyntaxException e) {
                text = rewritten;
                found = e;
            }
        }
        throw invalid(text, found);
    }

    /** The text with the tab or escape that was complained about replaced; itself if the complaint is about something else. */
    private static String rewritten(String text, YamlSyntaxException complaint) {
        int at = complaint.kind() == SCANNER ? index(text, complaint.line(), complaint.column()) : text.length();
        if (at >= text.length()) {
            return text;
        }
        String before = text.substring(0, at);
        String after = text.substring(at + 1);
        return switch (text.charAt(at)) {
            case '\t' -> indentation(before) ? text : before + " " + after;
            case '/' -> before.endsWith("\\") ? before.substring(0, at - 1) + "/" + after : text;
            default -> text;
        };
    }

    /** Tabs must not indent, and what follows a {@code -} is indented by it. */
    private static boolean indentation(String before) {
        return INDENTATION
                .matcher(before.substring(before.lastIndexOf('\n') + 1))
                .matches();
    }

    private static int index(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        int end = text.indexOf('\n', start);
        int length = text.codePointCount(start, end < 0 ? text.length() : end);
        return text.offsetByCodePoints(start, Math.min(column - 1, length));
    }

    private static InvalidManifestException invalid(String text, YamlSyntaxException e) {
        String column = e.column() > 0 ? "column " + e.column() + ": " : "";
        boolean template = text.lines()
                .skip(Math.max(0, e.line() - 1))
                .findFirst()
                .filter(line -> UNQUOTED.matcher(line).find())
                .isPresent();
        String hint = template ? "; a value that starts with {{ or {% needs quotes around it" : "";
        return new InvalidManifestException("not valid YAML: " + column + e.problem() + hint, e.line());
    }
}
