package dev.pintail.source.custom;

import static java.util.Objects.requireNonNull;

import dev.pintail.manifest.component.CustomCode;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.python.Str;
import java.util.Map;

/**
 * What a manifest says about a component of the connector's own. Immutable.
 *
 * @param className the Python class with its modules
 * @param properties as they stand in the manifest, {@code class_name} included
 * @param parameters the {@code $parameters}
 * @param scope with the configuration and the clock
 */
public record CustomDefinition(
        String className, Map<String, Object> properties, Map<String, Object> parameters, Scope scope) {
    public CustomDefinition {
        requireNonNull(className, "className is null");
        requireNonNull(properties, "properties is null");
        requireNonNull(parameters, "parameters is null");
        requireNonNull(scope, "scope is null");
    }

    /** What a component record says. */
    public static CustomDefinition of(CustomCode code, Scope scope) {
        return new CustomDefinition(code.className(), code.properties(), code.parameters(), scope);
    }

    /** The name of the class without its modules. */
    public String simpleName() {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** The value of a text property, which may be a template, as text; {@code absent} if there is none. */
    public String text(String property, String absent) {
        return properties.get(property) instanceof String template
                ? Str.of(new InterpolatedString(template, parameters).eval(scope))
                : absent;
    }

    /** A value of the configuration, by the keys that lead to it; null if there is none. */
    public Object config(String... path) {
        Object value = scope.config();
        for (String key : path) {
            value = value instanceof Map<?, ?> object ? object.get(key) : null;
        }
        return value;
    }
}
