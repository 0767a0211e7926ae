package dev.pintail.template.builtin;

import dev.pintail.template.value.Address;
import dev.pintail.template.value.CallArguments;
import dev.pintail.template.value.Callable;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.Signature;

/** What {@code joiner(...)} gives: a function that gives nothing the first time and a separator from then on. */
final class Joiner implements Callable {
    private static final Signature NO_ARGUMENTS = Signature.takes();

    private final Object separator;
    private boolean used;

    Joiner(Object separator) {
        this.separator = separator;
    }

    @Override
    public Object call(Evaluation evaluation, CallArguments arguments) {
        NO_ARGUMENTS.bind("joiner", arguments);
        Object value = used ? separator : "";
        used = true;
        return value;
    }

    @Override
    public String typeName() {
        return "Joiner";
    }

    @Override
    public String repr() {
        return "<jinja2.utils.Joiner object at " + Address.TEXT + ">";
    }
}
