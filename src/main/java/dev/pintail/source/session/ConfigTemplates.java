package dev.pintail.source.session;

import static java.util.Objects.requireNonNull;

import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.python.Str;
import java.util.List;
import java.util.Map;

/** Templates that see nothing but the configuration and the component's parameters, evaluated when a stream is built. */
public record ConfigTemplates(Scope scope) {
    public ConfigTemplates {
        requireNonNull(scope, "scope is null");
    }

    public Object value(String template, Map<String, Object> parameters) {
        return new InterpolatedString(template, parameters).eval(scope);
    }

    /** The value as Python prints it: names and formats are texts whatever the template gives. */
    public String text(String template, Map<String, Object> parameters) {
        return Str.of(value(template, parameters));
    }

    public List<String> texts(List<String> templates, Map<String, Object> parameters) {
        return templates.stream().map(template -> text(template, parameters)).toList();
    }
}
