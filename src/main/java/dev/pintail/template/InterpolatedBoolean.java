package dev.pintail.template;

import dev.pintail.template.python.PySet;
import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PyType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A condition: a template whose value counts as true unless it is nothing, false, zero, empty, or one of their names.
 *
 * <p>What is undefined is false. A wrong type is <em>true</em>, because then the condition's own text is its value. Immutable
 * and thread-safe.
 */
public final class InterpolatedBoolean {
    private static final Set<String> FALSE_WORDS = Set.of("False", "false", "{}", "[]", "()", "", "0", "0.0");

    private final Optional<Boolean> constant;
    private final Interpolation interpolation;
    private final Map<String, Object> parameters;

    private InterpolatedBoolean(
            Optional<Boolean> constant, Interpolation interpolation, Map<String, Object> parameters) {
        this.constant = constant;
        this.interpolation = interpolation;
        this.parameters = parameters;
    }

    /**
     * A condition as the manifest has it.
     *
     * @param raw a text or a boolean
     * @throws TemplateException if it is neither
     */
    public static InterpolatedBoolean of(Object raw, Map<String, Object> parameters) {
        return switch (raw) {
            case Boolean bool -> new InterpolatedBoolean(Optional.of(bool), Interpolation.of(""), parameters);
            case String text ->
                new InterpolatedBoolean(
                        Optional.empty(),
                        Interpolation.of(Template.of(text), Optional.of(Template.of("False"))),
                        parameters);
            case null, default ->
                throw new TemplateException.WrongType("a condition is a text or a boolean, not " + PyType.nameOf(raw));
        };
    }

    /** @throws TemplateException if the template is broken, names unknown variables, or fails otherwise */
    public boolean eval(Scope scope) {
        return constant.isPresent()
                ? constant.get()
                : isTrue(interpolation.eval(scope.withParameters(parameters), ValidTypes.ANY));
    }

    public Template template() {
        return interpolation.template();
    }

    private static boolean isTrue(Object value) {
        return switch (value) {
            case null -> false;
            case Boolean bool -> bool;
            case String text -> !FALSE_WORDS.contains(text);
            case Long number -> number != 0;
            case Double number -> number != 0;
            case PyTuple tuple -> !tuple.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            case PySet set -> !set.isEmpty();
            default -> true;
        };
    }
}
