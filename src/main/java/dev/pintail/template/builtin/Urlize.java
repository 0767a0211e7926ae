package dev.pintail.template.builtin;

import dev.pintail.template.TemplateException;
import dev.pintail.template.python.Repr;
import dev.pintail.template.python.Truth;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.IntegerMath;
import dev.pintail.template.value.Iteration;
import dev.pintail.template.value.Markup;
import dev.pintail.template.value.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code urlize}: the addresses in a text become links. */
final class Urlize {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern HEAD = Pattern.compile("^(?:[(<]|&lt;)+");
    private static final Pattern TAIL = Pattern.compile("(?:[)>.,\\n]|&gt;)+$");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(?:https?://|www\\.)(?:(?:[\\w%-]+\\.)+)?(?:[a-z]{2,63}|xn--[\\w%]{2,59})"
                    + "|(?:[\\w%-]{2,63}\\.)+(?:com|net|int|edu|gov|org|info|mil)"
                    + "|https?://(?:\\d{1,3}(?:\\.\\d{1,3}){3}|\\[(?:[\\da-f]{0,4}:){2}(?:[\\da-f]{0,4}:?){1,6}\\]))"
                    + "(?::\\d{1,5})?(?:[/?#]\\S*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL = Pattern.compile("\\S+@\\w[\\w.-]*\\.\\w+");
    private static final Pattern SCHEME = Pattern.compile("[\\w.+-]{2,}:/{0,2}");

    private final String attributes;
    private final int limit;
    private final List<String> schemes;

    private Urlize(String attributes, int limit, List<String> schemes) {
        this.attributes = attributes;
        this.limit = limit;
        this.schemes = schemes;
    }

    /** Arguments: value, trim_url_limit, nofollow, target, rel, extra_schemes. */
    static Object urlize(Evaluation evaluation, Object[] a) {
        Set<String> rel = new TreeSet<>(Set.of("noopener"));
        if (Truth.of(a[2])) {
            rel.add("nofollow");
        }
        if (a[4] != null) {
            rel.addAll(Arrays.asList(TextFilters.text(a[4]).strip().split("\\s+")));
        }
        String attributes = " rel=\"" + Markup.escape(String.join(" ", rel)).text() + "\"";
        if (a[3] != null) {
            attributes += " target=\"" + Markup.escape(TextFilters.text(a[3])).text() + "\"";
        }
        int limit = a[1] == null ? Integer.MAX_VALUE : IntegerMath.toInt(a[1]);
        String html = Markup.escape(Texts.str(a[0], evaluation.budget())).text();
        evaluation.budget().steps(1 + html.length() / 4);
        String text = new Urlize(attributes, limit, schemes(a[5], evaluation)).links(html);
        evaluation.budget().text(text.length());
        return text;
    }

    private static List<String> schemes(Object value, Evaluation evaluation) {
        List<String> schemes = new ArrayList<>();
        if (value != null) {
            for (Object scheme : Iteration.list(value, evaluation.budget())) {
                String text = TextFilters.text(scheme);
                if (!SCHEME.matcher(text).matches()) {
                    throw new TemplateException.Raised(
                            "FilterArgumentError", Repr.of(text) + " is not a valid URI scheme prefix.");
                }
                schemes.add(text);
            }
        }
        return schemes;
    }

    private String links(String html) {
        StringBuilder out = new StringBuilder();
        Matcher blanks = BLANKS.matcher(html);
        int position = 0;
        while (blanks.find()) {
            out.append(word(html.substring(position, blanks.start()))).append(blanks.group());
            position = blanks.end();
        }
        return out.append(word(html.substring(position))).toString();
    }

    private String word(String word) {
        Matcher head = HEAD.matcher(word);
        int start = head.find() ? head.end() : 0;
        Matcher tail = TAIL.matcher(word);
        int end = tail.find(start) ? tail.start() : word.length();
        for (List<String> pair : List.of(List.of("(", ")"), List.of("<", ">"), List.of("&lt;", "&gt;"))) {
            end = balanced(word, start, end, pair.get(0), pair.get(1));
        }
        return word.substring(0, start) + link(word.substring(start, end)) + word.substring(end);
    }

    /** Closing brackets at the end belong to the address as far as it has opening ones. */
    private static int balanced(String word, int start, int end, String open, String close) {
        int opened = count(word.substring(start, end), open);
        int closed = count(word.substring(start, end), close);
        int newEnd = end;
        while (opened > closed && word.indexOf(close, newEnd) >= 0) {
            newEnd = word.indexOf(close, newEnd) + close.length();
            closed++;
        }
        return newEnd;
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int i = text.indexOf(part); i >= 0; i = text.indexOf(part, i + part.length())) {
            count++;
        }
        return count;
    }

    private String link(String address) {
        if (ADDRESS.matcher(address).matches()) {
            boolean complete = address.startsWith("https://") || address.startsWith("http://");
            return anchor(complete ? address : "https://" + address, attributes, shortened(address));
        }
        if (address.startsWith("mailto:") && MAIL.matcher(address.substring(7)).matches()) {
            return anchor(address, "", address.substring(7));
        }
        if (address.indexOf('@') > 0
                && !address.startsWith("www.")
                && address.indexOf(':') < 0
                && MAIL.matcher(address).matches()) {
            return anchor("mailto:" + address, "", address);
        }
        for (String scheme : schemes) {
            if (!address.equals(scheme) && address.startsWith(scheme)) {
                return anchor(address, attributes, address);
            }
        }
        return address;
    }

    private String shortened(String address) {
        return Texts.length(address) > limit
                ? address.substring(0, Texts.offset(address, Math.max(0, limit))) + "..."
                : address;
    }

    private static String anchor(String href, String attributes, String text) {
        return "<a href=\"" + href + "\"" + attributes + ">" + text + "</a>";
    }
}
