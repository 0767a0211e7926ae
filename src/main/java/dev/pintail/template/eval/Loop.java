package dev.pintail.template.eval;

import static dev.pintail.template.value.Absent.ABSENT;

import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.value.BoundMethod;
import dev.pintail.template.value.Budget;
import dev.pintail.template.value.CallArguments;
import dev.pintail.template.value.Callable;
import dev.pintail.template.value.Comparison;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.Generator;
import dev.pintail.template.value.HasAttributes;
import dev.pintail.template.value.IntegerMath;
import dev.pintail.template.value.Iteration;
import dev.pintail.template.value.Signature;
import dev.pintail.template.value.Undefined;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The variable {@code loop}: where a {@code for} is, what comes next, and, if it is recursive, itself as a function. */
final class Loop implements Callable, HasAttributes, Iteration.Sized {
    private static final Signature ITEMS = Signature.takes("iterable");

    private final LoopCode code;
    private final Frame frame;
    private final Optional<Object> sized;
    private final int depth;
    private Iterator<Object> items;
    private long index = -1;
    private long length = -1;
    private Object before = ABSENT;
    private Object current = ABSENT;
    private Object after = ABSENT;
    private Object lastChanged = ABSENT;

    /** @param sized the items as a whole, if their length can be asked for */
    Loop(LoopCode code, Frame frame, Optional<Object> sized, Iterator<Object> items, int depth) {
        this.code = code;
        this.frame = frame;
        this.sized = sized.filter(value -> !(value instanceof Generator));
        this.items = items;
        this.depth = depth;
    }

    /** Goes on to the next item; false at the end. */
    boolean advance() {
        if (!peek()) {
            return false;
        }
        before = current;
        current = after;
        after = ABSENT;
        index++;
        return true;
    }

    Object current() {
        return current;
    }

    private boolean peek() {
        if (after == ABSENT && items.hasNext()) {
            after = items.next();
        }
        return after != ABSENT;
    }

    @Override
    public long length() {
        if (length < 0) {
            length = sized.isPresent() ? Iteration.length(sized.get()) : drain();
        }
        return length;
    }

    /** What is not a collection has to be read to the end to know. */
    private long drain() {
        List<Object> rest = new ArrayList<>();
        items.forEachRemaining(rest::add);
        items = rest.iterator();
        return index + 1 + rest.size() + (after == ABSENT ? 0 : 1);
    }

    @Override
    public Object attribute(String name, Object absent) {
        return switch (name) {
            case "index" -> index + 1;
            case "index0" -> index;
            case "revindex" -> length() - index;
            case "revindex0" -> length() - index - 1;
            case "first" -> index == 0;
            case "last" -> !peek();
            case "length" -> length();
            case "depth" -> depth + 1L;
            case "depth0" -> (long) depth;
            case "previtem" -> index == 0 ? Undefined.because("there is no previous item") : before;
            case "nextitem" -> peek() ? after : Undefined.because("there is no next item");
            case "cycle" -> new BoundMethod(this, name, (evaluation, target, arguments) -> cycle(arguments));
            case "changed" -> new BoundMethod(this, name, (evaluation, target, arguments) -> changed(arguments));
            default -> absent;
        };
    }

    private Object cycle(CallArguments arguments) {
        if (arguments.count() == 0) {
            throw new PythonError.TypeError("no items for cycling given");
        }
        return arguments.get(IntegerMath.toInt(index % arguments.count()));
    }

    private Object changed(CallArguments arguments) {
        Object value = PyTuple.copyOf(arguments.positional());
        Budget budget = frame.budget();
        boolean changed = lastChanged == ABSENT || !Comparison.equal(lastChanged, value, budget);
        lastChanged = value;
        return changed;
    }

    @Override
    public Object call(Evaluation evaluation, CallArguments arguments) {
        if (!code.recursive()) {
            throw new PythonError.TypeError("The loop must have the 'recursive' marker to be called recursively.");
        }
        Budget budget = evaluation.budget();
        Output out = new Output(budget);
        budget.enter();
        code.run(ITEMS.bind("loop", arguments)[0], frame, depth + 1, out);
        budget.leave();
        return Printing.finished(out, frame);
    }

    @Override
    public String typeName() {
        return "LoopContext";
    }

    @Override
    public String repr() {
        return "<LoopContext %d/%d>".formatted(index + 1, length());
    }
}
