package dev.pintail.manifest.component;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/**
 * A list of values of one shape.
 *
 * @param minimum the fewest items allowed
 * @param unique whether no value may stand there twice
 */
record ListOf<T>(Shape<T> item, int minimum, boolean unique) implements Shape<List<T>> {
    @Override
    public List<T> read(Place place) {
        if (!(place.value() instanceof List<?> raw)) {
            return Scalar.refuse(this, place);
        }
        List<T> items = new ArrayList<>(raw.size());
        for (int i = 0; i < raw.size(); i++) {
            items.add(item.read(place.item(i, raw.get(i))));
        }
        if (items.size() < minimum) {
            place.report("needs at least " + minimum + (minimum == 1 ? " item" : " items"));
        }
        if (unique && new HashSet<>(items).size() < items.size()) {
            place.report("has the same item twice");
        }
        return Collections.unmodifiableList(items);
    }

    @Override
    public boolean fits(Place place) {
        return place.value() instanceof List;
    }

    @Override
    public List<T> placeholder() {
        return List.of();
    }

    @Override
    public String description() {
        return "list of " + item.description();
    }
}
