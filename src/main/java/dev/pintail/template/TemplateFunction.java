package dev.pintail.template;

import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.PythonObject;
import java.util.List;
import java.util.Map;

/** A function that another room hands in as a variable. Must be thread-safe and free of side effects. */
@FunctionalInterface
public interface TemplateFunction extends PythonObject {
    /**
     * The function's value.
     *
     * @throws PythonError for what Python would raise; a {@link PythonError.TypeError} for wrong arguments
     */
    Object call(List<Object> arguments, Map<String, Object> keywords);

    @Override
    default String typeName() {
        return "function";
    }

    @Override
    default String repr() {
        return "<function at 0x7f0000000000>";
    }
}
