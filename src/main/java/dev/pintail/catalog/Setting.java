package dev.pintail.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One value of a connector's configuration.
 *
 * @param path its name; inside an object with dots
 * @param choices the alternatives of an object that may have several forms, mostly ways to authenticate; the settings of each follow
 *     under its name
 */
public record Setting(
        String path, String type, boolean required, boolean secret, String description, List<String> choices) {
    private static final int DEEPEST = 3;

    public Setting {
        choices = List.copyOf(choices);
    }

    /**
     * The settings that a specification asks for, in its order.
     *
     * @param specification the JSON Schema of the configuration
     */
    public static List<Setting> of(Map<?, ?> specification) {
        List<Setting> settings = new ArrayList<>();
        collect("", new JsonFields(specification), settings, 0);
        return settings;
    }

    private static void collect(String prefix, JsonFields schema, List<Setting> settings, int depth) {
        List<String> required = schema.texts("required").orElse(List.of());
        Map<String, JsonFields> properties = new LinkedHashMap<>();
        schema.object("properties").members().entrySet().stream()
                .sorted(Comparator.comparingDouble(property -> order(property.getValue())))
                .forEach(property -> properties.put(property.getKey(), property.getValue()));
        properties.forEach((name, property) -> {
            if (property.values().containsKey("const") && !prefix.isEmpty()) {
                return; // says which of several forms it is
            }
            List<JsonFields> forms = property.objects("oneOf");
            String path = prefix + name;
            settings.add(new Setting(
                    path,
                    type(property),
                    required.contains(name),
                    property.flag("airbyte_secret"),
                    description(property),
                    forms.stream().map(form -> form.text("title")).filter(title -> !title.isEmpty()).toList()));
            if (depth < DEEPEST) {
                collect(path + ".", property, settings, depth + 1);
                forms.forEach(form -> collect(
                        path + (form.text("title").isEmpty() ? "." : "[" + form.text("title") + "]."),
                        form,
                        settings,
                        depth + 1));
            }
        });
    }

    private static double order(JsonFields property) {
        return property.values().get("order") instanceof Number order ? order.doubleValue() : Double.MAX_VALUE;
    }

    private static String type(JsonFields property) {
        String word = property.text("type").isEmpty()
                ? property.texts("type").map(types -> String.join(" or ", types)).orElse("object")
                : property.text("type");
        return property.text("format").isEmpty() ? word : word + " (" + property.text("format") + ")";
    }

    private static String description(JsonFields property) {
        String text = property.text("description").isEmpty() ? property.text("title") : property.text("description");
        return text.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ").strip();
    }
}
