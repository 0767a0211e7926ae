package dev.pintail.template.value;

import dev.pintail.template.TemplateFunction;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;

/** {@code value(...)}. */
public final class Calls {
    private Calls() {}

    /** @throws PythonError.TypeError if the value cannot be called */
    public static Object call(Object target, CallArguments arguments, Evaluation evaluation) {
        evaluation.budget().steps(1);
        return switch (target) {
            case Callable callable -> callable.call(evaluation, arguments);
            case TemplateFunction function -> function.call(arguments.positional(), arguments.keywords());
            case Undefined undefined -> throw undefined.error();
            case null, default ->
                throw new PythonError.TypeError("'" + PyType.nameOf(target) + "' object is not callable");
        };
    }

    public static boolean isCallable(Object value) {
        return value instanceof Callable || value instanceof TemplateFunction || value instanceof Undefined;
    }
}
