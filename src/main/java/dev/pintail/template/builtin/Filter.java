package dev.pintail.template.builtin;

import dev.pintail.template.value.CallArguments;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.Signature;

/** A filter: a function whose first argument is the value left of the {@code |}. */
public record Filter(String name, Signature signature, Body body) {
    /** What a filter does with its arguments, which have been brought in the order of its signature. */
    @FunctionalInterface
    interface Body {
        Object apply(Evaluation evaluation, Object[] arguments);
    }

    public Object apply(Evaluation evaluation, CallArguments arguments) {
        evaluation.budget().steps(1);
        return body.apply(evaluation, signature.bind(name, arguments));
    }
}
