package dev.pintail.manifest.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the records' own documentation says about components, read from the sources.
 *
 * @param first the first sentence
 * @param options what is said about each option, by the name of the record's component
 * @param since the version of the {@code @since} tag; without a tag the first version
 */
record ComponentNotes(String first, Map<String, String> options, String since) {
    private static final String FIRST_VERSION = "0.1";
    private static final Pattern RECORD =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:public )?record (\\w+)\\(", Pattern.DOTALL);
    private static final Pattern COMPONENT =
            Pattern.compile("Component<(\\w+)>\\s+SHAPE\\s*=\\s*(?:component|implicit|untyped)\\(\\s*\"(\\w+)\"");
    private static final Pattern OPTION =
            Pattern.compile("^\\s*@param (\\w+) (.*?)(?=^\\s*@|\\z)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern SINCE = Pattern.compile("@since\\s+(\\S+)");

    /** A component's name to its notes. */
    static Map<String, ComponentNotes> all(Path sources) {
        Map<String, ComponentNotes> notes = new HashMap<>();
        for (Path file : files(sources)) {
            String text = text(file);
            Map<String, String> names = new HashMap<>();
            COMPONENT.matcher(text).results().forEach(found -> names.put(found.group(1), found.group(2)));
            Matcher record = RECORD.matcher(text);
            while (record.find()) {
                String name = names.get(record.group(2));
                if (name != null) {
                    notes.put(name, of(record.group(1)));
                }
            }
        }
        return notes;
    }

    private static ComponentNotes of(String javadoc) {
        String text = javadoc.replaceAll("\\n\\s*\\*", "\n").strip();
        Matcher since = SINCE.matcher(text);
        Map<String, String> options = new HashMap<>();
        OPTION.matcher(text).results().forEach(found -> options.put(found.group(1), plain(found.group(2))));
        return new ComponentNotes(
                plain(text.split("\\n\\s*(?:@|<p>|\\n)", 2)[0]),
                options,
                since.find() ? since.group(1) : FIRST_VERSION);
    }

    /** What is said about an option; empty if it speaks for itself. */
    String option(String property) {
        return options.getOrDefault(camelCase(property), "");
    }

    private static String camelCase(String property) {
        return Pattern.compile("_(\\w)").matcher(property).replaceAll(found -> found.group(1)
                .toUpperCase(Locale.ROOT));
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\s+", " ")
                .strip()
                .replaceAll("\\{@(?:code|link|linkplain) ((?:[^{}]|\\{(?:[^{}]|\\{[^{}]*})*})*)}", "`$1`");
    }

    private static List<Path> files(Path sources) {
        try (Stream<Path> files = Files.list(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
