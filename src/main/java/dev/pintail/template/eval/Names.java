package dev.pintail.template.eval;

import static dev.pintail.template.value.Absent.ABSENT;

import dev.pintail.template.builtin.Globals;
import dev.pintail.template.syntax.Mentions;
import dev.pintail.template.value.Undefined;
import java.util.Optional;

/** Decides at compile time where a name's value can come from: a tag of the template, the scope, a global function. */
record Names(Mentions mentions) {
    Code code(String name) {
        Optional<Object> global = Globals.find(name);
        Object otherwise = global.orElseGet(() -> Undefined.because("'" + name + "' is undefined"));
        // The same object as in the calling code, so that finding it takes no look at its characters.
        Code outside = outside(name.intern(), otherwise);
        if (!isSetByTag(name)) {
            return outside;
        }
        return frame -> {
            Object value = frame.variable(name);
            return value == ABSENT ? outside.run(frame) : value;
        };
    }

    private static Code outside(String name, Object otherwise) {
        return switch (name) {
            case "config" -> frame -> frame.scope().config();
            default ->
                frame -> {
                    Object value = frame.scope().find(name, ABSENT);
                    return value == ABSENT ? otherwise : value;
                };
        };
    }

    private boolean isSetByTag(String name) {
        return switch (name) {
            case "loop", "caller", "varargs", "kwargs", "self", "super" -> true;
            default -> mentions.sets(name);
        };
    }
}
