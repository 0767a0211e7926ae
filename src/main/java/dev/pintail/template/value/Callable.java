package dev.pintail.template.value;

import dev.pintail.template.python.PythonObject;

/** A value that can be called. */
public interface Callable extends PythonObject {
    Object call(Evaluation evaluation, CallArguments arguments);

    @Override
    default String typeName() {
        return "function";
    }
}
