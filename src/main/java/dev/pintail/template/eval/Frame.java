package dev.pintail.template.eval;

import static dev.pintail.template.value.Absent.ABSENT;

import dev.pintail.template.Scope;
import dev.pintail.template.builtin.Filters;
import dev.pintail.template.builtin.Tests;
import dev.pintail.template.value.Budget;
import dev.pintail.template.value.CallArguments;
import dev.pintail.template.value.Evaluation;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** One block of one evaluation: its variables, and the blocks around it. Not thread-safe. */
final class Frame implements Evaluation {

    private final Frame parent;
    private final Scope scope;
    private final Budget budget;
    private final boolean escaping;
    private Map<String, Object> variables = Map.of();

    private Frame(Frame parent, Scope scope, Budget budget, boolean escaping) {
        this.parent = parent;
        this.scope = scope;
        this.budget = budget;
        this.escaping = escaping;
    }

    static Frame root(Scope scope) {
        return new Frame(null, scope, new Budget(), false);
    }

    /** A block inside of this one. */
    Frame inner() {
        return new Frame(this, scope, budget, escaping);
    }

    Frame inner(boolean newEscaping) {
        return new Frame(this, scope, budget, newEscaping);
    }

    /** A block that sees nothing of this one, only the scope. */
    Frame separate() {
        return new Frame(null, scope, budget, escaping);
    }

    void set(String name, Object value) {
        if (variables.isEmpty()) {
            variables = new HashMap<>();
        }
        variables.put(name, value);
    }

    /** The value that a tag has set here or in a block around, or {@code ABSENT}. */
    Object variable(String name) {
        for (Frame frame = this; frame != null; frame = frame.parent) {
            if (!frame.variables.isEmpty()) {
                Object value = frame.variables.getOrDefault(name, ABSENT);
                if (value != ABSENT) {
                    return value;
                }
            }
        }
        return ABSENT;
    }

    Scope scope() {
        return scope;
    }

    @Override
    public InstantSource clock() {
        return scope.clock();
    }

    @Override
    public Budget budget() {
        return budget;
    }

    @Override
    public boolean escaping() {
        return escaping;
    }

    @Override
    public Object filter(String name, Object value, CallArguments arguments) {
        return Filters.named(name).apply(this, arguments.after(value));
    }

    @Override
    public boolean test(String name, Object value, CallArguments arguments) {
        return Tests.named(name).apply(this, arguments.after(value));
    }
}
