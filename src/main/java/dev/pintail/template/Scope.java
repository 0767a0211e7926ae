package dev.pintail.template;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.Map;

/**
 * What a template sees: the config, the component's parameters, variables by name, and the clock.
 *
 * <p>Immutable, and cheap to extend: a new variable shares everything with the scope it comes from. A name that was not given
 * is not defined, which is something else than null. With {@code stream_slice} come its other names {@code stream_interval}
 * and {@code stream_partition}.
 *
 * <p>Values are those of the value model, plus {@link TemplateObject}s and {@link TemplateFunction}s. Templates may change
 * lists and maps that they are given (as in the reference); a map that cannot be changed makes that an error.
 */
public final class Scope {
    private static final String SLICE = "stream_slice";
    private static final Object ABSENT = new Object();

    private final Map<String, Object> config;
    private final Object parameters;
    private final InstantSource clock;
    private final Variable variables;

    private Scope(Map<String, Object> config, Object parameters, InstantSource clock, Variable variables) {
        this.config = config;
        this.parameters = parameters;
        this.clock = clock;
        this.variables = variables;
    }

    private record Variable(String name, Object value, Variable next) {}

    /** @param config null in the few places where the reference has none */
    public static Scope of(Map<String, Object> config, InstantSource clock) {
        return new Scope(config, Map.of(), requireNonNull(clock, "clock is null"), null);
    }

    /**
     * The same with one more variable, or a variable's new value.
     *
     * @throws TemplateException.Raised if the name is another name of {@code stream_slice}; give that
     */
    public Scope with(String name, Object value) {
        switch (name) {
            case "stream_interval", "stream_partition" ->
                throw TemplateException.Raised.value("Found reserved keyword " + name
                        + " in interpolation context. This is" + " unexpected and indicative of a bug in the CDK.");
            case "config", "parameters" -> throw new IllegalArgumentException(name + " is no variable");
            default -> {}
        }
        Object normal = value instanceof Integer number ? (Object) number.longValue() : value;
        return new Scope(config, parameters, clock, new Variable(name, normal, variables));
    }

    /** The same with all entries of a map as variables. */
    public Scope withAll(Map<String, ?> values) {
        Scope scope = this;
        for (Map.Entry<String, ?> entry : values.entrySet()) {
            scope = scope.with(entry.getKey(), entry.getValue());
        }
        return scope;
    }

    /** The same with another component's parameters. */
    public Scope withParameters(Map<String, Object> newParameters) {
        return new Scope(config, newParameters, clock, variables);
    }

    /** The value of a name, or {@code absent} itself if it is not defined. */
    public Object find(String name, Object absent) {
        String own = switch (name) {
            case "stream_interval", "stream_partition" -> SLICE;
            default -> name;
        };
        for (Variable variable = variables; variable != null; variable = variable.next) {
            if (variable.name.equals(own)) {
                return variable.value;
            }
        }
        return switch (name) {
            case "config" -> config;
            case "parameters" -> parameters;
            default -> absent;
        };
    }

    /** Whether the name is defined, if only as null. */
    public boolean defines(String name) {
        Object value = find(name, ABSENT);
        return value != ABSENT;
    }

    public Map<String, Object> config() {
        return config;
    }

    public InstantSource clock() {
        return clock;
    }
}
