package dev.pintail.template.builtin;

import dev.pintail.template.value.CallArguments;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.Signature;

/** A test: a question about the value left of {@code is}. */
public record Test(String name, Signature signature, Body body) {
    /** The answer, from arguments that have been brought in the order of the test's signature. */
    @FunctionalInterface
    interface Body {
        boolean holds(Evaluation evaluation, Object[] arguments);
    }

    public boolean apply(Evaluation evaluation, CallArguments arguments) {
        evaluation.budget().steps(1);
        return body.holds(evaluation, signature.bind(name, arguments));
    }
}
