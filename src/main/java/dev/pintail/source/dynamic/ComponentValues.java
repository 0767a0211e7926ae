package dev.pintail.source.dynamic;

import dev.pintail.manifest.component.ComponentsResolver.ConfigComponentsResolver;
import dev.pintail.manifest.component.ComponentsResolver.StreamConfig;
import dev.pintail.source.extract.DocumentPath;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.python.PyTuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values that a ConfigComponentsResolver finds in the configuration: all combinations of its lists. */
final class ComponentValues {
    private ComponentValues() {}

    static List<Map<String, Object>> of(ConfigComponentsResolver resolver, Scope scope) {
        List<List<Object>> combinations = List.of(List.of());
        for (StreamConfig source : resolver.streamConfig()) {
            List<Object> entries = entries(source, scope);
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> combination : combinations) {
                for (int i = 0; i < entries.size(); i++) {
                    List<Object> extended = new ArrayList<>(combination);
                    extended.add(
                            entries.get(i) instanceof Map<?, ?> object
                                    ? object
                                    : PyTuple.copyOf(Arrays.asList((long) i, entries.get(i))));
                    longer.add(extended);
                }
            }
            combinations = longer;
        }
        return combinations.stream().map(ComponentValues::merged).toList();
    }

    private static List<Object> entries(StreamConfig source, Scope scope) {
        List<Object> pointer = source.configsPointer().stream()
                .map(part -> new InterpolatedString(part, source.parameters()).eval(scope))
                .toList();
        Object found = DocumentPath.of(pointer).get(scope.config(), List.of());
        List<Object> entries = new ArrayList<>();
        if (found instanceof List<?> list) {
            entries.addAll(list);
        } else {
            entries.add(found);
        }
        entries.addAll(source.defaultValues());
        return entries;
    }

    /** Objects are laid over each other; what is none is kept with its index under a name made for it. */
    private static Map<String, Object> merged(List<Object> combination) {
        Map<String, Object> merged = new LinkedHashMap<>();
        for (int i = 0; i < combination.size(); i++) {
            if (combination.get(i) instanceof Map<?, ?> object) {
                object.forEach((key, value) -> merged.put((String) key, value));
            } else {
                merged.putIfAbsent("source_config_" + i, combination.get(i));
            }
        }
        return merged;
    }
}
