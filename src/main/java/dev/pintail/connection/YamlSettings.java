package dev.pintail.connection;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a YAML text by the core schema of YAML 1.2.
 *
 * <p>In the connections file {@code start_date: 2024-01-01} is the text it looks like and {@code no} is no boolean; manifests
 * are read by YAML 1.1, as the reference reads them.
 */
record YamlSettings(String file, String text) {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final String HOW_TO_BEGIN = "\"pintail init MANIFEST\" writes one.";
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    /**
     * The whole text.
     *
     * @throws ConfigException CONFIG_INVALID with line and column
     */
    Setting read() {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (root == null) {
                throw new ConfigException(ErrorCode.CONFIG_INVALID, "%s is empty.".formatted(file), HOW_TO_BEGIN);
            }
            return of(root);
        } catch (MarkedYAMLException e) {
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID,
                    "%s: not valid YAML: %s.".formatted(Place.of(file, e.getProblemMark()), e.getProblem()),
                    "What belongs together begins in the same column, indented by spaces; a text with \": \", \"#\" or \"{\" in it"
                            + " needs quotes.",
                    e);
        } catch (YAMLException e) { // too many aliases, too deep
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID, "%s: not usable YAML: %s.".formatted(file, e.getMessage()), "", e);
        }
    }

    private Setting of(Node node) {
        Place place = Place.of(file, node.getStartMark());
        if (node.isTwoStepsConstruction()) {
            throw refused(node, "this contains itself.", "Remove the alias.");
        }
        return switch (node) {
            case MappingNode mapping -> new Setting.Group(place, members(mapping), () -> written(mapping));
            case SequenceNode sequence ->
                new Setting.Items(
                        place, sequence.getValue().stream().map(this::of).toList());
            case ScalarNode scalar -> new Setting.Single(place, scalar.getValue(), scalar(scalar));
            default -> throw new IllegalArgumentException("unexpected node " + node.getNodeId());
        };
    }

    private Map<String, Setting> members(MappingNode mapping) {
        Map<String, Setting> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw refused(tuple.getKeyNode(), "a key must be a plain word.", "");
            }
            if (members.put(key.getValue(), of(tuple.getValueNode())) != null) {
                throw refused(key, "\"%s\" stands here twice.".formatted(key.getValue()), "Remove one of them.");
            }
        }
        return members;
    }

    /** The lines of a mapping, each where it stands in the file: so the lines that a manifest's problems name are the file's. */
    private String written(MappingNode mapping) {
        int start = mapping.getStartMark().getIndex();
        String before = text.substring(0, text.offsetByCodePoints(0, start));
        String lines = "\n".repeat(mapping.getStartMark().getLine())
                + " ".repeat(mapping.getStartMark().getColumn());
        int end = text.offsetByCodePoints(0, mapping.getEndMark().getIndex());
        return lines + text.substring(before.length(), end);
    }

    private ConfigException refused(Node node, String problem, String hint) {
        return new ConfigException(
                ErrorCode.CONFIG_INVALID, "%s: %s".formatted(Place.of(file, node.getStartMark()), problem), hint);
    }

    private static Object scalar(ScalarNode node) {
        String text = node.getValue();
        if (node.getScalarStyle() != ScalarStyle.PLAIN) {
            return text;
        }
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> number(text);
        };
    }

    private static Object number(String text) {
        if (INTEGER.matcher(text).matches()) {
            BigInteger value = new BigInteger(text);
            return value.bitLength() < 64 ? (Object) value.longValue() : value;
        }
        return FLOAT.matcher(text).matches() ? (Object) Double.valueOf(text) : text;
    }
}
