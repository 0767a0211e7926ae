package dev.pintail.template.builtin;

import dev.pintail.template.value.Address;
import dev.pintail.template.value.CallArguments;
import dev.pintail.template.value.Callable;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.Signature;

/** A global function. */
record Function(String name, Signature signature, Filter.Body body) implements Callable {
    @Override
    public Object call(Evaluation evaluation, CallArguments arguments) {
        return body.apply(evaluation, signature.bind(name, arguments));
    }

    @Override
    public String repr() {
        return "<function " + name + " at " + Address.TEXT + ">";
    }
}
