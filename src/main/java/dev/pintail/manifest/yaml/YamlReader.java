package dev.pintail.manifest.yaml;

import static dev.pintail.manifest.yaml.YamlSyntaxException.Kind.COMPOSER;
import static dev.pintail.manifest.yaml.YamlSyntaxException.Kind.CONSTRUCTOR;
import static dev.pintail.manifest.yaml.YamlSyntaxException.Kind.LIMIT;
import static dev.pintail.manifest.yaml.YamlSyntaxException.Kind.PARSER;
import static dev.pintail.manifest.yaml.YamlSyntaxException.Kind.READER;
import static dev.pintail.manifest.yaml.YamlSyntaxException.Kind.SCANNER;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.scanner.ScannerException;

/**
 * Reads one YAML document, as PyYAML's {@code safe_load} does.
 *
 * <p>Of equal keys the last wins. Keys that are no text become one: Python keeps them as they are, but nothing in a manifest
 * has such keys. Nesting is limited to {@value #MAX_DEPTH} levels, near where Python's own stack ends; an anchor that
 * contains itself is refused.
 */
public final class YamlReader {
    private static final int MAX_DEPTH = 256;
    private static final Resolver TYPES = new PyYamlResolver();
    private static final Pattern ANCHOR = Pattern.compile("[0-9A-Za-z_-]+");
    private static final Object UNFINISHED = new Object();

    private final StreamReader characters;
    private final Parser parser;
    private final YamlLines lines;
    private final Map<String, Object> anchors = new HashMap<>();

    private YamlReader(String text, YamlLines lines) {
        this.lines = lines;
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.characters = new StreamReader(text);
        this.parser = new ParserImpl(characters, options);
    }

    /**
     * The document in a text.
     *
     * @throws YamlSyntaxException if there is none that can be read
     */
    public static YamlDocument read(String text) {
        return read(text, new YamlLines());
    }

    /**
     * The document in a text.
     *
     * @param lines where mappings and keys are noted; empty, or {@linkplain YamlLines#none none}
     * @throws YamlSyntaxException if there is none that can be read
     */
    public static YamlDocument read(String text, YamlLines lines) {
        YamlDocument plain = PlainYaml.read(text, lines);
        return plain == null ? readAny(text, lines) : plain;
    }

    /** As {@link #read}, by the complete parser. */
    static YamlDocument readAny(String text, YamlLines lines) {
        try {
            return new YamlReader(text, lines).document();
        } catch (ScannerException e) {
            throw marked(SCANNER, e);
        } catch (ParserException e) {
            throw marked(PARSER, e);
        } catch (ReaderException e) {
            throw new YamlSyntaxException(
                    READER, "the character U+%04X is not allowed".formatted(e.getCodePoint()), lineAt(text, e), 1);
        } catch (YAMLException e) {
            throw new YamlSyntaxException(SCANNER, e.getMessage(), 0, 0);
        }
    }

    private YamlDocument document() {
        try {
            return onlyDocument();
        } catch (NumberFormatException e) { // SnakeYAML's, of a \U that is no number of its
            throw new YamlSyntaxException(
                    SCANNER,
                    "there is no character of this number",
                    characters.getLine() + 1,
                    characters.getColumn() + 1);
        }
    }

    private YamlDocument onlyDocument() {
        parser.getEvent(); // the stream starts
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return new YamlDocument(null, lines);
        }
        parser.getEvent(); // the document starts
        Object value = value(parser.getEvent(), 0);
        parser.getEvent(); // the document ends
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            throw at(parser.peekEvent(), COMPOSER, "a second document starts here; a manifest is one document");
        }
        return new YamlDocument(value, lines);
    }

    private Object value(Event event, int depth) {
        if (depth > MAX_DEPTH) {
            throw at(event, LIMIT, "more than " + MAX_DEPTH + " levels of nesting");
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        String anchor = ((NodeEvent) event).getAnchor();
        requireName(event, anchor);
        if (anchor != null && anchors.putIfAbsent(anchor, UNFINISHED) != null) {
            throw at(event, COMPOSER, "the anchor \"" + anchor + "\" was used before");
        }
        Object value = switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent sequence -> sequence(sequence, depth);
            case MappingStartEvent mapping -> mapping(mapping, depth);
            default -> throw at(event, PARSER, "unexpected " + event.getEventId());
        };
        if (anchor != null) {
            anchors.put(anchor, value);
        }
        return value;
    }

    /** SnakeYAML takes more characters. */
    private static void requireName(Event event, String anchor) {
        if (anchor != null && !ANCHOR.matcher(anchor).matches()) {
            throw at(event, SCANNER, "an anchor's name has letters, digits, - and _ only");
        }
    }

    private Object aliased(AliasEvent alias) {
        if (!anchors.containsKey(alias.getAnchor())) {
            throw at(alias, COMPOSER, "there is no anchor \"" + alias.getAnchor() + "\"");
        }
        Object value = anchors.get(alias.getAnchor());
        if (value == UNFINISHED) {
            throw at(alias, LIMIT, "the anchor \"" + alias.getAnchor() + "\" contains itself");
        }
        return value;
    }

    private static Object scalar(ScalarEvent scalar) {
        Tag tag = tag(scalar);
        try {
            return YamlScalars.value(tag, scalar.getValue());
        } catch (YamlSyntaxException e) {
            throw at(scalar, e.kind(), e.problem());
        }
    }

    private static Tag tag(ScalarEvent scalar) {
        String tag = scalar.getTag();
        if (tag != null && !tag.equals("!")) {
            return named(scalar, tag);
        }
        return TYPES.resolve(
                NodeId.scalar, scalar.getValue(), scalar.getImplicit().canOmitTagInPlainScalar());
    }

    /** SnakeYAML knows no tag that is empty or ends with a space, which {@code %20} can be. */
    private static Tag named(ScalarEvent scalar, String tag) {
        try {
            return new Tag(tag);
        } catch (IllegalArgumentException e) {
            throw noConstructor(scalar, tag);
        }
    }

    private Object sequence(SequenceStartEvent start, int depth) {
        List<Object> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(value(parser.getEvent(), depth + 1));
        }
        parser.getEvent();
        return switch (shortTag(start.getTag())) {
            case "", "seq", "omap", "pairs" -> items;
            default -> throw noConstructor(start, start.getTag());
        };
    }

    private Object mapping(MappingStartEvent start, int depth) {
        YamlMapping mapping = new YamlMapping(line(start));
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            Event key = parser.getEvent();
            if (isMerge(key)) {
                Event from = parser.peekEvent();
                if (!mapping.merge(value(parser.getEvent(), depth + 1), lines)) {
                    throw at(from, CONSTRUCTOR, "only mappings and lists of mappings can be merged with <<");
                }
            } else {
                String name = name(key, depth + 1);
                mapping.put(name, line(key), value(parser.getEvent(), depth + 1));
            }
        }
        parser.getEvent();
        return switch (shortTag(start.getTag())) {
            case "", "map" -> mapping.finish(lines);
            case "set" -> new LinkedHashSet<>(mapping.finish(lines).keySet());
            default -> throw noConstructor(start, start.getTag());
        };
    }

    private static boolean isMerge(Event key) {
        return key instanceof ScalarEvent scalar && isTagged(scalar, "<<", Tag.MERGE);
    }

    /** Whether a scalar has a tag, of its own or by being the one text that has it. */
    private static boolean isTagged(ScalarEvent scalar, String text, Tag tag) {
        return (scalar.getTag() != null || scalar.getValue().equals(text))
                && tag(scalar).equals(tag);
    }

    /** A key; the lone {@code =} is one, though it is no value. */
    private String name(Event key, int depth) {
        boolean scalar = key instanceof ScalarEvent || key instanceof AliasEvent;
        boolean equals = key instanceof ScalarEvent plain && isTagged(plain, "=", PyYamlResolver.VALUE);
        Object value = equals ? "=" : value(key, depth);
        if (!scalar || value instanceof List || value instanceof Map) {
            throw at(key, CONSTRUCTOR, "a mapping or list cannot be a key");
        }
        return YamlScalars.name(value);
    }

    private static YamlSyntaxException noConstructor(Event event, String tag) {
        return at(event, CONSTRUCTOR, "the tag " + tag + " is not allowed");
    }

    /** {@code seq} for {@code tag:yaml.org,2002:seq}, nothing for no tag, other tags as they are. */
    private static String shortTag(String tag) {
        if (tag == null || tag.equals("!")) {
            return "";
        }
        return tag.startsWith(Tag.PREFIX) ? tag.substring(Tag.PREFIX.length()) : tag;
    }

    private static int line(Event event) {
        return event.getStartMark().getLine() + 1;
    }

    private static YamlSyntaxException at(Event event, YamlSyntaxException.Kind kind, String problem) {
        Mark mark = event.getStartMark();
        return new YamlSyntaxException(kind, problem, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static YamlSyntaxException marked(YamlSyntaxException.Kind kind, MarkedYAMLException e) {
        String problem = e.getContext() == null ? e.getProblem() : e.getContext() + ": " + e.getProblem();
        Mark mark = e.getProblemMark();
        return new YamlSyntaxException(kind, problem, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static int lineAt(String text, ReaderException e) {
        int end = Math.min(e.getPosition(), text.length());
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
