package dev.pintail.template.builtin;

import dev.pintail.template.value.CallArguments;
import dev.pintail.template.value.Callable;
import dev.pintail.template.value.DictMethods;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.HasAttributes;
import dev.pintail.template.value.Signature;

/** A class of Python as a value: called, it makes an object. */
record TypeObject(String name, String fullName, Signature signature, Filter.Body body)
        implements Callable, HasAttributes {
    private static final Signature FROM_KEYS =
            Signature.takes("iterable").or("value", null).byPlace();

    @Override
    public Object call(Evaluation evaluation, CallArguments arguments) {
        return body.apply(evaluation, signature.bind(name, arguments));
    }

    @Override
    public Object attribute(String attribute, Object absent) {
        return name.equals("dict") && attribute.equals("fromkeys")
                ? new Function(
                        "fromkeys", FROM_KEYS, (evaluation, a) -> DictMethods.fromKeys(a[0], a[1], evaluation.budget()))
                : absent;
    }

    @Override
    public String typeName() {
        return "type";
    }

    @Override
    public String repr() {
        return "<class '" + fullName + "'>";
    }
}
