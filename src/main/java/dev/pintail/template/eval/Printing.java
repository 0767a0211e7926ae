package dev.pintail.template.eval;

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
