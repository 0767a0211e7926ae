package dev.pintail.source.extract;

import java.util.function.Predicate;

/** The values in a document that are neither object nor list. */
public final class Leaves {
    private Leaves() {}

    /**
     * Takes out those that the predicate accepts: first the ones directly in a node, then what lies below its children. Of a
     * list only the last item can go, another one becomes null. Objects and lists stay, also when nothing is left in them.
     */
    public static void removeIf(Object document, Predicate<Object> removes) {
        Children.visit(document, (step, child) -> Children.isLeaf(child) && removes.test(child));
        Children.visit(document, (step, child) -> {
            removeIf(child, removes);
            return false;
        });
    }
}
