package dev.pintail.template.eval;

import static dev.pintail.template.value.Absent.ABSENT;

import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.value.LiteralCopy;
import dev.pintail.template.value.Markup;
import dev.pintail.template.value.Texts;

/** How values become text in the output: as {@code str()}, and escaped where {@code autoescape} is on. */
final class Printing {
    private Printing() {}

    static String text(Object value, Frame frame) {
        String text = Texts.str(value, frame.budget());
        return frame.escaping() && !(value instanceof Markup)
                ? Markup.escape(text).text()
                : text;
    }

    /** What reading the printed value as a literal gives, if that is no text; else the text. */
    static Object value(Object value, Frame frame) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Long number -> number;
            case Boolean bool -> bool;
            default -> {
                frame.budget().visit(value);
                Object copy = LiteralCopy.of(value);
                yield copy == ABSENT ? text(value, frame) : copy;
            }
        };
    }

    /** What a filtered block becomes; unlike a printed value it has to be a text already. */
    static String requireText(Object value) {
        String text = Texts.of(value);
        if (text == null) {
            throw new PythonError.TypeError(
                    "sequence item 0: expected str instance, " + PyType.nameOf(value) + " found");
        }
        return text;
    }

    /** The operator {@code ~}. */
    static Object join(Object[] values, Frame frame) {
        StringBuilder joined = new StringBuilder();
        for (Object value : values) {
            String part = text(value, frame);
            frame.budget().text(part.length());
            joined.append(part);
        }
        return frame.escaping() ? new Markup(joined.toString()) : joined.toString();
    }

    /** The text that a block has printed; where escaping is on, it counts as HTML already. */
    static Object finished(Output out, Frame frame) {
        return frame.escaping() ? new Markup(out.toString()) : out.toString();
    }
}
