package dev.pintail.template;

import dev.pintail.template.python.PythonObject;
import dev.pintail.template.python.Repr;
import java.util.Map;

/**
 * An object of another room that templates may look into: a mapping that also has attributes, such as a stream slice or the
 * last record.
 *
 * <p>{@code x.name} asks for the attribute first and then for the item, {@code x['name']} only for the item. Nothing of the
 * Java object is reachable except through these methods; {@code equals} is Python's {@code ==}. Implementations are immutable
 * as far as templates are concerned.
 */
public interface TemplateObject extends PythonObject {
    /** What subscripts, {@code in}, iteration, {@code length} and {@code get} see. */
    Map<String, Object> items();

    /** The attribute of this name, or {@code absent} itself if there is none. */
    Object attribute(String name, Object absent);

    @Override
    default String repr() {
        return Repr.of(items());
    }

    @Override
    default boolean truth() {
        return !items().isEmpty();
    }
}
