package dev.pintail.manifest.component;

import dev.pintail.error.NearestName;
import java.util.Map;

/** One of a few words. */
record Choice<E extends Enum<E>>(Map<String, E> words) implements Shape<E> {
    @Override
    public E read(Place place) {
        if (!(place.value() instanceof String word)) {
            return Scalar.refuse(this, place);
        }
        E value = words.get(word);
        if (value == null) {
            place.report("\"" + word + "\" is not allowed here, only " + String.join(", ", words.keySet()) + "."
                    + NearestName.suggestion(word, words.keySet()));
        }
        return value;
    }

    @Override
    public boolean fits(Place place) {
        return place.value() instanceof String;
    }

    @Override
    public E placeholder() {
        return null;
    }

    @Override
    public String description() {
        return "one of " + String.join(", ", words.keySet());
    }
}
