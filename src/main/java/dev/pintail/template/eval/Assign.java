package dev.pintail.template.eval;

import dev.pintail.template.TemplateException;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.syntax.Statement.Target;
import dev.pintail.template.value.Iteration;
import dev.pintail.template.value.Namespace;
import java.util.List;

/** Gives a value to the target of an assignment. */
@FunctionalInterface
interface Assign {
    void assign(Frame frame, Object value);

    static Assign of(Target target) {
        return switch (target) {
            case Target.Variable variable -> {
                String name = variable.name();
                yield (frame, value) -> frame.set(name, value);
            }
            case Target.NamespaceAttribute attribute -> (frame, value) -> setAttribute(frame, attribute, value);
            case Target.Unpacking unpacking -> {
                Assign[] targets = unpacking.targets().stream().map(Assign::of).toArray(Assign[]::new);
                yield (frame, value) -> unpack(frame, targets, value);
            }
        };
    }

    private static void setAttribute(Frame frame, Target.NamespaceAttribute target, Object value) {
        if (!(frame.variable(target.namespace()) instanceof Namespace namespace)) {
            throw new TemplateException.Raised(
                    "TemplateRuntimeError", "cannot assign attribute on non-namespace object");
        }
        namespace.set(target.attribute(), value);
    }

    private static void unpack(Frame frame, Assign[] targets, Object value) {
        if (!Iteration.isIterable(value)) {
            throw new PythonError.TypeError("cannot unpack non-iterable " + PyType.nameOf(value) + " object");
        }
        List<Object> items = Iteration.list(value, frame.budget());
        if (items.size() > targets.length) {
            throw new PythonError.ValueError("too many values to unpack (expected " + targets.length + ")");
        }
        if (items.size() < targets.length) {
            throw new PythonError.ValueError(
                    "not enough values to unpack (expected %d, got %d)".formatted(targets.length, items.size()));
        }
        for (int i = 0; i < targets.length; i++) {
            targets[i].assign(frame, items.get(i));
        }
    }
}
