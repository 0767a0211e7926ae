package dev.pintail.template.eval;

import static dev.pintail.template.value.Absent.ABSENT;

import dev.pintail.template.python.Truth;
import dev.pintail.template.value.Iteration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A compiled {@code for}. */
record LoopCode(Assign target, Optional<Code> condition, Step body, Step otherwise, boolean recursive) {
    void run(Object items, Frame frame, int depth, Output out) {
        Iterator<Object> iterator = Iteration.over(items, frame.budget());
        Loop loop = condition
                .map(test -> new Loop(this, frame, Optional.empty(), new Selected(iterator, test, frame), depth))
                .orElseGet(() -> new Loop(this, frame, Optional.of(items), iterator, depth));
        boolean empty = true;
        while (loop.advance()) {
            empty = false;
            Frame inner = frame.inner();
            inner.set("loop", loop);
            target.assign(inner, loop.current());
            body.run(inner, out);
        }
        if (empty) {
            otherwise.run(frame.inner(), out);
        }
    }

    /** The items for which the loop's condition holds. */
    private final class Selected implements Iterator<Object> {
        private final Iterator<Object> items;
        private final Code test;
        private final Frame frame;
        private Object next = ABSENT;

        private Selected(Iterator<Object> items, Code test, Frame frame) {
            this.items = items;
            this.test = test;
            this.frame = frame;
        }

        @Override
        public boolean hasNext() {
            while (next == ABSENT && items.hasNext()) {
                Object item = items.next();
                Frame inner = frame.inner();
                target.assign(inner, item);
                if (Truth.of(test.run(inner))) {
                    next = item;
                }
            }
            return next != ABSENT;
        }

        @Override
        public Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Object item = next;
            next = ABSENT;
            return item;
        }
    }
}
