package dev.pintail.template.eval;

import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Repr;
import dev.pintail.template.value.Budget;
import dev.pintail.template.value.CallArguments;
import dev.pintail.template.value.Callable;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.HasAttributes;
import dev.pintail.template.value.Undefined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A macro as a value: its code, and the block in which it was defined, whose variables it sees. */
record Macro(MacroCode code, Frame definedIn) implements Callable, HasAttributes {
    @Override
    public Object call(Evaluation evaluation, CallArguments arguments) {
        Frame frame = definedIn.inner();
        bind(frame, arguments);
        Budget budget = frame.budget();
        Output out = new Output(budget);
        budget.enter();
        code.body().run(frame, out);
        budget.leave();
        return Printing.finished(out, frame);
    }

    private void bind(Frame frame, CallArguments arguments) {
        List<String> names = code.parameters();
        Map<String, Object> keywords = new LinkedHashMap<>(arguments.keywords());
        if (arguments.count() > names.size() && !code.takesRest()) {
            throw new PythonError.TypeError(
                    "macro %s takes not more than %d argument(s)".formatted(Repr.of(code.name()), names.size()));
        }
        for (int i = 0; i < names.size(); i++) {
            if (i < arguments.count()) {
                frame.set(names.get(i), arguments.get(i));
            } else if (keywords.containsKey(names.get(i))) {
                frame.set(names.get(i), keywords.remove(names.get(i)));
            } else {
                frame.set(names.get(i), Undefined.because("parameter '" + names.get(i) + "' was not provided"));
                int fromEnd = names.size() - i;
                if (fromEnd <= code.defaults().size()) {
                    frame.set(
                            names.get(i),
                            code.defaults()
                                    .get(code.defaults().size() - fromEnd)
                                    .run(frame));
                }
            }
        }
        if (code.takesCaller() && !names.contains("caller")) {
            Object caller = keywords.remove("caller");
            frame.set("caller", caller == null ? Undefined.because("No caller defined") : caller);
        }
        if (code.takesRest()) {
            int from = Math.min(names.size(), arguments.count());
            frame.set("varargs", PyTuple.copyOf(arguments.positional().subList(from, arguments.count())));
        }
        if (code.takesKeywords()) {
            frame.set("kwargs", keywords);
        } else if (!keywords.isEmpty()) {
            throw new PythonError.TypeError("macro %s takes no keyword argument %s"
                    .formatted(
                            Repr.of(code.name()),
                            Repr.of(keywords.keySet().iterator().next())));
        }
    }

    @Override
    public Object attribute(String name, Object absent) {
        return switch (name) {
            case "name" -> code.name();
            case "arguments" -> PyTuple.copyOf(code.parameters());
            case "caller" -> code.takesCaller();
            case "catch_kwargs" -> code.takesKeywords();
            case "catch_varargs" -> code.takesRest();
            default -> absent;
        };
    }

    @Override
    public String typeName() {
        return "Macro";
    }

    @Override
    public String repr() {
        return "<Macro " + Repr.of(code.name()) + ">";
    }
}
