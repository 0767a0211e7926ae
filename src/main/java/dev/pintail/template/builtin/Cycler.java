package dev.pintail.template.builtin;

import dev.pintail.template.TemplateException;
import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PythonObject;
import dev.pintail.template.value.Address;
import dev.pintail.template.value.HasAttributes;
import dev.pintail.template.value.Signature;

/** What {@code cycler(...)} gives: its items in turn, for ever. */
final class Cycler implements PythonObject, HasAttributes {
    private final PyTuple items;
    private int position;

    Cycler(PyTuple items) {
        if (items.isEmpty()) {
            throw new TemplateException.Raised("RuntimeError", "at least one item has to be provided");
        }
        this.items = items;
    }

    @Override
    public Object attribute(String name, Object absent) {
        return switch (name) {
            case "current" -> items.get(position);
            case "items" -> items;
            case "pos" -> (long) position;
            case "next" -> new Function(name, Signature.takes(), (evaluation, a) -> next());
            case "reset" -> new Function(name, Signature.takes(), (evaluation, a) -> reset());
            default -> absent;
        };
    }

    private Object next() {
        Object item = items.get(position);
        position = (position + 1) % items.size();
        return item;
    }

    private Object reset() {
        position = 0;
        return null;
    }

    @Override
    public String typeName() {
        return "Cycler";
    }

    @Override
    public String repr() {
        return "<jinja2.utils.Cycler object at " + Address.TEXT + ">";
    }
}
