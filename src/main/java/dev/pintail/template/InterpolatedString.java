package dev.pintail.template;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * A field of a component that is a template: a path, a token, the value of an added field.
 *
 * <p>If its first evaluation gives the template's own text, it counts as plain text from then on, as in the reference: also
 * after an evaluation that failed with a wrong type. So each field of each component has its own instance. Thread-safe.
 */
public final class InterpolatedString {
    private enum Kind {
        UNKNOWN,
        PLAIN,
        TEMPLATE
    }

    private final String source;
    private final Interpolation interpolation;
    private final Map<String, Object> parameters;
    private volatile Kind kind = Kind.UNKNOWN;

    /** @param parameters the component's; may be null, as in the reference */
    public InterpolatedString(String source, Map<String, Object> parameters) {
        this(source, parameters, "");
    }

    /** @param fallback is evaluated where the template renders empty or is undefined; if empty, the template itself is */
    public InterpolatedString(String source, Map<String, Object> parameters, String fallback) {
        this.source = requireNonNull(source, "source is null");
        this.parameters = parameters;
        Template template = Template.of(source);
        Template other = fallback.isEmpty() || fallback.equals(source) ? template : Template.of(fallback);
        this.interpolation = Interpolation.of(template, Optional.of(other));
    }

    /** The value, of any type that a literal can have. */
    public Object eval(Scope scope) {
        return eval(scope, ValidTypes.ANY);
    }

    /**
     * The value, of one of the valid types or a text.
     *
     * @throws TemplateException if the template is broken, names unknown variables, or fails otherwise
     */
    public Object eval(Scope scope, ValidTypes types) {
        if (kind == Kind.PLAIN) {
            return source;
        }
        Object value = interpolation.eval(scope.withParameters(parameters), types);
        if (kind == Kind.UNKNOWN) {
            kind = source.equals(value) ? Kind.PLAIN : Kind.TEMPLATE;
        }
        return value;
    }

    /** The text it was made of. */
    public String source() {
        return source;
    }

    public Template template() {
        return interpolation.template();
    }

    @Override
    public String toString() {
        return source;
    }
}
