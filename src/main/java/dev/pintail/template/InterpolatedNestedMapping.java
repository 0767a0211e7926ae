package dev.pintail.template;

import dev.pintail.template.python.PyDict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON value whose texts are templates, at every level, keys included: a request body.
 *
 * <p>Entries of mappings whose value becomes null are left out, items of lists are not. Immutable and thread-safe.
 */
public final class InterpolatedNestedMapping {
    private final Node root;
    private final Map<String, Object> parameters;

    /** @param raw a mapping, list, text or other JSON value */
    public InterpolatedNestedMapping(Object raw, Map<String, Object> parameters) {
        this.root = Node.of(raw);
        this.parameters = parameters;
    }

    private sealed interface Node {
        record Text(Interpolation template) implements Node {}

        record Mapping(List<Node> keys, List<Node> values) implements Node {}

        record Items(List<Node> items) implements Node {}

        record Constant(Object value) implements Node {}

        static Node of(Object raw) {
            return switch (raw) {
                case String text -> new Text(Interpolation.of(text));
                case Map<?, ?> map ->
                    new Mapping(
                            map.keySet().stream().map(Node::of).toList(),
                            map.values().stream().map(Node::of).toList());
                case List<?> list -> new Items(list.stream().map(Node::of).toList());
                case null, default -> new Constant(raw);
            };
        }
    }

    /**
     * The evaluated value.
     *
     * @throws TemplateException if a template is broken, names unknown variables, or fails otherwise
     * @throws dev.pintail.template.python.PythonError.TypeError if a key becomes a list or dict
     */
    public Object eval(Scope scope) {
        return eval(root, scope.withParameters(parameters));
    }

    private static Object eval(Node node, Scope scope) {
        return switch (node) {
            case Node.Text text -> text.template().eval(scope, ValidTypes.ANY);
            case Node.Mapping mapping -> mapping(mapping, scope);
            case Node.Items items -> {
                List<Object> list = new ArrayList<>(items.items().size());
                for (Node item : items.items()) {
                    list.add(eval(item, scope));
                }
                yield list;
            }
            case Node.Constant constant -> constant.value();
        };
    }

    private static Map<Object, Object> mapping(Node.Mapping mapping, Scope scope) {
        PyDict all = new PyDict();
        for (int i = 0; i < mapping.keys().size(); i++) {
            Object key = eval(mapping.keys().get(i), scope);
            all.put(key, eval(mapping.values().get(i), scope));
        }
        all.values().removeIf(value -> value == null);
        boolean onlyTexts = all.keySet().stream().allMatch(key -> key instanceof String);
        return onlyTexts ? new LinkedHashMap<>(all) : all;
    }
}
