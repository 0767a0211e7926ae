package dev.pintail.template;

import java.util.List;
import java.util.Map;

/** A function that another room hands in as a variable. Must be thread-safe and free of side effects. */
@FunctionalInterface
public interface TemplateFunction {
    /**
     * The function's value.
     *
     * @throws TemplateException for what Python would raise; a {@link TemplateException.WrongType} for wrong arguments
     */
    Object call(List<Object> arguments, Map<String, Object> keywords);
}
