package dev.pintail.manifest.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The properties of every component, found by letting the records read from nodes that only take notes. */
final class FieldTable {
    private final Map<String, List<Field>> components = new TreeMap<>();

    /** One property of a component. */
    record Field(String name, String shape, boolean required, Object absent) {}

    private FieldTable() {}

    /** A component's name to its properties. */
    static Map<String, List<Field>> of(Component<?> root) {
        FieldTable table = new FieldTable();
        table.add(root);
        return table.components;
    }

    private void add(Component<?> component) {
        List<Field> fields = new ArrayList<>();
        if (components.putIfAbsent(component.name(), fields) == null) {
            var _ = component.reader().apply(new NoteTakingNode(fields));
        }
    }

    private void descend(Shape<?> shape) {
        switch (shape) {
            case Scalar<?> scalar -> {}
            case Choice<?> choice -> {}
            case ListOf<?> list -> descend(list.item());
            case MapOf<?> map -> descend(map.item());
            case Bounded<?> bounded -> descend(bounded.shape());
            case Converted<?, ?> converted -> descend(converted.shape());
            case Either<?> either -> either.alternatives().forEach(alternative -> descend(alternative));
            case OneOf<?> oneOf -> oneOf.members().forEach(member -> add(member));
            case Component<?> component -> add(component);
        }
    }

    private final class NoteTakingNode implements Node {
        private final List<Field> fields;

        NoteTakingNode(List<Field> fields) {
            this.fields = fields;
        }

        @Override
        public <T> T required(String property, Shape<T> shape) {
            fields.add(new Field(property, shape.description(), true, null));
            descend(shape);
            return shape.placeholder();
        }

        @Override
        public <T> T optional(String property, Shape<T> shape, T absent) {
            fields.add(new Field(property, shape.description(), false, absent));
            descend(shape);
            return absent;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of();
        }

        @Override
        public Map<String, Object> rawProperties() {
            return Map.of();
        }

        @Override
        public <T> T alsoAs(Component<T> component) {
            return null;
        }

        @Override
        public void requireOneOf(String... properties) {}

        @Override
        public void forbidOthers() {}
    }
}
