package dev.pintail.template.value;

import dev.pintail.template.python.PyType;

/** A method together with the value it was taken from. */
public record BoundMethod(Object target, String name, Method method) implements Callable {
    /** What a method does. */
    @FunctionalInterface
    public interface Method {
        Object call(Evaluation evaluation, Object target, CallArguments arguments);
    }

    @Override
    public Object call(Evaluation evaluation, CallArguments arguments) {
        return method.call(evaluation, target, arguments);
    }

    @Override
    public String typeName() {
        return "builtin_function_or_method";
    }

    @Override
    public String repr() {
        return "<built-in method %s of %s object at %s>".formatted(name, PyType.nameOf(target), Address.TEXT);
    }
}
