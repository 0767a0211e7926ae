package dev.pintail.cli;

import dev.pintail.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A connections file to be filled in: what the specification requires, each with its description.
 *
 * <p>A secret is a reference to an environment variable; what has a default, a constant or choices has the first of them; what
 * has alternatives has the first.
 */
final class ConnectionDraft {
    private static final int LINE = 110;

    private final String name;
    private final StringBuilder yaml = new StringBuilder();
    private final List<String> variables = new ArrayList<>();

    /**
     * @param reference the key and the value that say which connector it is
     * @param schema JSON schema of a configuration
     */
    ConnectionDraft(String name, Map.Entry<String, String> reference, Map<String, Object> schema) {
        this.name = name;
        yaml.append("# What each key means: pintail.schema.json; secrets stay outside: ${env:NAME}, ${file:/path}\n");
        yaml.append("connections:\n  ").append(name).append(":\n    source:\n      ");
        yaml.append(reference.getKey())
                .append(": ")
                .append(scalar(reference.getValue()))
                .append('\n');
        StringBuilder before = new StringBuilder(yaml);
        yaml.append("      config:\n");
        int empty = yaml.length();
        members(schema, 8, "");
        if (yaml.length() == empty) {
            yaml.setLength(0);
            yaml.append(before).append("      config: {}\n");
        }
        yaml.append("    destination:\n      duckdb: ").append(scalar(name + ".duckdb"));
        yaml.append("   # or motherduck: my_database\n");
    }

    /** The file. */
    String yaml() {
        return yaml.toString();
    }

    /** The environment variables that it refers to. */
    List<String> variables() {
        return variables;
    }

    private void members(Map<String, Object> schema, int indent, String prefix) {
        if (schema.get("properties") instanceof Map<?, ?> properties
                && schema.get("required") instanceof List<?> required) {
            for (Object key : required) {
                if (key instanceof String member) {
                    member(member, object(properties.get(member)), indent, prefix);
                }
            }
        }
    }

    private void member(String key, Map<String, Object> schema, int indent, String prefix) {
        comment(schema, indent);
        Map<String, Object> shape = firstAlternative(schema);
        String blanks = " ".repeat(indent);
        if (shape.get("properties") instanceof Map<?, ?>) {
            yaml.append(blanks).append(key).append(":\n");
            int empty = yaml.length();
            members(shape, indent + 2, prefix + key + "_");
            if (yaml.length() == empty) {
                yaml.setLength(empty - 1);
                yaml.append(" {}\n");
            }
            return;
        }
        yaml.append(blanks)
                .append(key)
                .append(": ")
                .append(value(key, shape, prefix))
                .append('\n');
    }

    private void comment(Map<String, Object> schema, int indent) {
        Object text = schema.get("description") instanceof String description ? description : schema.get("title");
        if (!(text instanceof String described) || described.isBlank()) {
            return;
        }
        String plain =
                described.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ").strip();
        String blanks = " ".repeat(indent) + "#";
        StringBuilder line = new StringBuilder(blanks);
        for (String word : plain.split(" ", -1)) {
            if (line.length() + word.length() + 1 > LINE && line.length() > blanks.length()) {
                yaml.append(line).append('\n');
                line = new StringBuilder(blanks);
            }
            line.append(' ').append(word);
        }
        yaml.append(line).append('\n');
    }

    private String value(String key, Map<String, Object> schema, String prefix) {
        if (Boolean.TRUE.equals(schema.get("airbyte_secret"))) {
            String variable = "%s_%s%s"
                    .formatted(name, prefix, key)
                    .toUpperCase(Locale.ROOT)
                    .replaceAll("[^A-Z0-9]+", "_");
            variables.add(variable);
            return "${env:%s}".formatted(variable);
        }
        for (String source : List.of("const", "default")) {
            if (schema.get(source) != null) {
                return scalar(schema.get(source));
            }
        }
        if (schema.get("enum") instanceof List<?> choices && !choices.isEmpty()) {
            return scalar(choices.getFirst());
        }
        if (schema.get("examples") instanceof List<?> examples && !examples.isEmpty()) {
            return scalar(examples.getFirst());
        }
        Object type =
                schema.get("type") instanceof List<?> types && !types.isEmpty() ? types.getFirst() : schema.get("type");
        return switch (String.valueOf(type)) {
            case "integer", "number" -> "0";
            case "boolean" -> "false";
            case "array" -> "[]";
            case "object" -> "{}";
            default -> "\"\"   # fill in";
        };
    }

    private static Map<String, Object> firstAlternative(Map<String, Object> schema) {
        for (String word : List.of("oneOf", "anyOf")) {
            if (schema.get(word) instanceof List<?> alternatives && !alternatives.isEmpty()) {
                return object(alternatives.getFirst());
            }
        }
        return schema;
    }

    /** JSON is YAML, save for plain words, which need no quotes. */
    private static String scalar(Object value) {
        return value instanceof String text
                        && text.matches("[A-Za-z][A-Za-z0-9_./-]*")
                        && !text.matches("(?i)true|false|null")
                ? text
                : JsonWriter.COMPACT.write(value);
    }

    @SuppressWarnings("unchecked") // JSON objects have only text keys
    private static Map<String, Object> object(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
