package dev.pintail.connection;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.NearestName;
import dev.pintail.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of the connections file, read strictly: a key that is not known, missing or of the wrong kind is an error that
 * says where it stands.
 */
final class YamlSection {
    private final String file;
    private final String path;
    private final Mark start;
    private final Map<String, Node> members;

    private YamlSection(String file, String path, MappingNode node) {
        this.file = file;
        this.path = path;
        this.start = node.getStartMark();
        this.members = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw error(tuple.getKeyNode(), "a key must be a plain word", "");
            }
            if (members.put(key.getValue(), tuple.getValueNode()) != null) {
                throw error(key, "\"%s\" stands here twice".formatted(key.getValue()), "Remove one of them.");
            }
        }
    }

    /**
     * @param path what messages call the section, for example {@code connections.stripe.source}; empty for the whole file
     */
    static YamlSection of(String file, String path, Node node) {
        if (node instanceof MappingNode mapping) {
            return new YamlSection(file, path, mapping);
        }
        throw error(file, node.getStartMark(), path, "must be a mapping of keys to values", "");
    }

    /** The names of all members, in order. */
    Set<String> names() {
        return members.keySet();
    }

    /** Refuses members other than these, naming the nearest. */
    YamlSection allowOnly(Set<String> known) {
        for (Map.Entry<String, Node> member : members.entrySet()) {
            if (!known.contains(member.getKey())) {
                throw error(
                        member.getValue(),
                        "\"%s\" is not a known key.%s"
                                .formatted(member.getKey(), NearestName.suggestion(member.getKey(), known)),
                        "Known keys here: " + String.join(", ", known));
            }
        }
        return this;
    }

    YamlSection section(String key) {
        return of(file, child(key), required(key));
    }

    Optional<YamlSection> optionalSection(String key) {
        return Optional.ofNullable(members.get(key)).map(node -> of(file, child(key), node));
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    Optional<String> optionalText(String key) {
        Node node = members.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue());
        }
        throw error(node, "\"%s\" must be a text".formatted(key), "");
    }

    /** The member as text; a mapping as its JSON. */
    Optional<String> textOrMapping(String key) {
        return members.get(key) instanceof MappingNode
                ? Optional.of(JsonWriter.COMPACT.write(values(key)))
                : optionalText(key);
    }

    /** The member as true or false; false if it is not there. */
    boolean flag(String key) {
        Node node = members.get(key);
        if (node == null) {
            return false;
        }
        if (YamlValue.of(node) instanceof Boolean flag) {
            return flag;
        }
        throw error(node, "\"%s\" must be true or false".formatted(key), "");
    }

    List<String> texts(String key) {
        Node node = members.get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence
                && sequence.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            return sequence.getValue().stream()
                    .map(item -> ((ScalarNode) item).getValue())
                    .toList();
        }
        throw error(
                node, "\"%s\" must be a list of texts".formatted(key), "For example: %s: [one, two]".formatted(key));
    }

    /** The member as values of the value model; an absent one is an empty map. */
    Map<String, Object> values(String key) {
        Node node = members.get(key);
        if (node == null) {
            return Map.of();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        YamlSection section = of(file, child(key), node);
        section.members.forEach((name, value) -> values.put(name, YamlValue.of(value)));
        return values;
    }

    ConfigException error(String problem, String hint) {
        return error(file, start, path, problem, hint);
    }

    private Node required(String key) {
        Node node = members.get(key);
        if (node == null) {
            throw missing(key);
        }
        return node;
    }

    private ConfigException missing(String key) {
        return error("\"%s\" is missing".formatted(key), "");
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private ConfigException error(Node node, String problem, String hint) {
        return error(file, node.getStartMark(), path, problem, hint);
    }

    private static ConfigException error(String file, Mark mark, String path, String problem, String hint) {
        String message = "%s:%d:%d: %s%s"
                .formatted(
                        file,
                        mark.getLine() + 1,
                        mark.getColumn() + 1,
                        path.isEmpty() ? "" : path + ": ",
                        problem.endsWith("?") || problem.endsWith(".") ? problem : problem + ".");
        return new ConfigException(ErrorCode.CONFIG_INVALID, message, hint);
    }
}
