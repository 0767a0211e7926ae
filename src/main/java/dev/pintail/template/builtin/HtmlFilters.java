package dev.pintail.template.builtin;

import dev.pintail.template.TemplateObject;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Repr;
import dev.pintail.template.python.Truth;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.Markup;
import dev.pintail.template.value.Texts;
import dev.pintail.template.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters for HTML. */
final class HtmlFilters {
    private static final Pattern KEY_END = Pattern.compile("[\\s/>=]");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\\w+));");

    private HtmlFilters() {}

    static Object escape(Evaluation evaluation, Object[] a) {
        return a[0] instanceof Markup ? a[0] : forceEscape(evaluation, a);
    }

    static Object forceEscape(Evaluation evaluation, Object[] a) {
        Markup escaped = Markup.escape(Texts.str(a[0], evaluation.budget()));
        evaluation.budget().text(escaped.text().length());
        return escaped;
    }

    static Object safe(Evaluation evaluation, Object[] a) {
        return new Markup(Texts.str(a[0], evaluation.budget()));
    }

    /** Comments and tags taken out, blanks made single, entities resolved. */
    static Object stripTags(Evaluation evaluation, Object[] a) {
        String text = Texts.str(a[0], evaluation.budget());
        String plain = without(without(text, "<!--", "-->"), "<", ">");
        String single = String.join(" ", plain.strip().split("\\s+"));
        return ENTITY.matcher(single).replaceAll(match -> Matcher.quoteReplacement(resolve(match.group())));
    }

    private static String without(String text, String open, String close) {
        StringBuilder out = new StringBuilder(text.length());
        int position = 0;
        for (int start = text.indexOf(open); start >= 0; start = text.indexOf(open, position)) {
            int end = text.indexOf(close, start);
            if (end < 0) {
                break;
            }
            out.append(text, position, start);
            position = end + close.length();
        }
        return out.append(text, position, text.length()).toString();
    }

    private static String resolve(String entity) {
        return switch (entity) {
            case "&lt;" -> "<";
            case "&gt;" -> ">";
            case "&amp;" -> "&";
            case "&quot;" -> "\"";
            case "&apos;" -> "'";
            case "&nbsp;" -> "\u00a0";
            default -> number(entity);
        };
    }

    private static String number(String entity) {
        Matcher matcher = ENTITY.matcher(entity);
        if (!matcher.matches() || matcher.group(3) != null) {
            return entity;
        }
        int code =
                matcher.group(1) != null ? Integer.parseInt(matcher.group(1)) : Integer.parseInt(matcher.group(2), 16);
        return Character.isValidCodePoint(code) && code != 0 ? Character.toString(code) : "\ufffd";
    }

    static Object xmlAttributes(Evaluation evaluation, Object[] a) {
        Map<?, ?> map = switch (a[0]) {
            case Map<?, ?> entries -> entries;
            case TemplateObject object -> object.items();
            case Undefined undefined -> throw undefined.error();
            case null, default ->
                throw new PythonError.AttributeError("'" + PyType.nameOf(a[0]) + "' object has no attribute 'items'");
        };
        List<String> attributes = new ArrayList<>();
        map.forEach((key, value) -> {
            if (value != null && !(value instanceof Undefined)) {
                String name = TextFilters.text(key);
                if (KEY_END.matcher(name).find()) {
                    throw new PythonError.ValueError("Invalid character in attribute name: " + Repr.of(name));
                }
                attributes.add(html(name, evaluation) + "=\"" + html(value, evaluation) + "\"");
            }
        });
        String joined = String.join(" ", attributes);
        return !joined.isEmpty() && Truth.of(a[1]) ? " " + joined : joined;
    }

    private static String html(Object value, Evaluation evaluation) {
        return ((Markup) escape(evaluation, new Object[] {value})).text();
    }
}
