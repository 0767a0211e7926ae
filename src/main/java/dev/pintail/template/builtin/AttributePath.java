package dev.pintail.template.builtin;

import dev.pintail.template.value.Attributes;
import dev.pintail.template.value.Casing;
import dev.pintail.template.value.CharacterTests;
import dev.pintail.template.value.Texts;
import dev.pintail.template.value.Undefined;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code attribute} of filters such as {@code map} and {@code sort}: {@code "address.city"}, {@code "0"}, a number, or
 * None for the item itself.
 *
 * @param fallback stands for what is undefined, unless it is null
 * @param ignoreCase texts are taken in lower case
 */
record AttributePath(List<Object> parts, Object fallback, boolean ignoreCase) {
    static AttributePath of(Object attribute, Object fallback, boolean ignoreCase) {
        List<Object> parts = new ArrayList<>();
        String path = Texts.of(attribute);
        if (path != null) {
            for (String part : path.split("\\.", -1)) {
                boolean number = CharacterTests.isDigits(part) && part.length() < 10;
                parts.add(number ? (Object) Long.parseLong(part) : part);
            }
        } else if (attribute != null) {
            parts.add(attribute);
        }
        return new AttributePath(parts, fallback, ignoreCase);
    }

    Object of(Object item) {
        Object value = item;
        for (Object part : parts) {
            value = Attributes.item(value, part);
            if (fallback != null && value instanceof Undefined) {
                value = fallback;
            }
        }
        return ignoreCase && Texts.isText(value) ? Casing.lower(Texts.of(value)) : value;
    }
}
