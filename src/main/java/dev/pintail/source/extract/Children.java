package dev.pintail.source.extract;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The values directly below one node of a document. */
final class Children {
    private Children() {}

    /** A step from a node to a child: a key of an object, or (key null) an index of a list of this size. */
    record Step(String key, int index, int size) {}

    /** Looks at a child. */
    interface Visitor {
        /** @return whether the child is to be taken out */
        boolean removes(Step step, Object child);
    }

    /**
     * Visits the children in order. Of a list only the last item can be taken out; another one becomes null, so that the
     * items behind it keep their indexes (dpath).
     */
    @SuppressWarnings("unchecked")
    static void visit(Object node, Visitor visitor) {
        switch (node) {
            case Map<?, ?> object -> visitObject((Map<String, Object>) object, visitor);
            case List<?> list -> visitList((List<Object>) list, visitor);
            case null, default -> {}
        }
    }

    private static void visitObject(Map<String, Object> object, Visitor visitor) {
        for (Iterator<Map.Entry<String, Object>> entries = object.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<String, Object> entry = entries.next();
            if (visitor.removes(new Step(entry.getKey(), 0, 0), entry.getValue())) {
                entries.remove();
            }
        }
    }

    private static void visitList(List<Object> list, Visitor visitor) {
        int size = list.size();
        for (int i = 0; i < size; i++) {
            if (visitor.removes(new Step(null, i, size), list.get(i))) {
                if (i == size - 1) {
                    list.removeLast();
                } else {
                    list.set(i, null);
                }
            }
        }
    }

    /** Whether a value can have children. */
    static boolean isLeaf(Object value) {
        return !(value instanceof Map || value instanceof List);
    }
}
