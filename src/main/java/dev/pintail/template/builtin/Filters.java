package dev.pintail.template.builtin;

import static dev.pintail.template.value.Signature.takes;

import dev.pintail.template.TemplateException;
import dev.pintail.template.value.Attributes;
import dev.pintail.template.value.Casing;
import dev.pintail.template.value.Iteration;
import dev.pintail.template.value.Padding;
import dev.pintail.template.value.Signature;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The table of all filters. */
public final class Filters {
    private static final Map<String, Filter> ALL = new HashMap<>();

    static {
        Signature value = takes("value");

        // Of the reference
        add("hash", takes("value").or("hash_type", "md5").or("salt", null), Hashes::hash);
        add("hmac", takes("value", "key").or("hash_type", "sha256"), Hashes::hmac);
        add("base64encode", value, Base64Text::encode);
        add("base64decode", value, Base64Text::decode);
        add("base64binascii_decode", value, Base64Text::encodeAscii);
        add("string", value, JsonFilters::string);
        add("regex_search", takes("value", "regex"), RegexFilters::search);
        add("regex_replace", takes("value", "regex", "replacement"), RegexFilters::replace);

        // Texts
        add("lower", value, (evaluation, a) -> Casing.lower(TextFilters.soft(a[0], evaluation)));
        add("upper", value, (evaluation, a) -> Casing.upper(TextFilters.soft(a[0], evaluation)));
        add("capitalize", value, (evaluation, a) -> Casing.capitalize(TextFilters.soft(a[0], evaluation)));
        add("title", value, TextFilters::title);
        add("trim", takes("value").or("chars", null), TextFilters::trim);
        add("replace", takes("s", "old", "new").or("count", null), TextFilters::replace);
        add(
                "center",
                takes("value").or("width", 80L),
                (evaluation, a) -> Padding.center(TextFilters.soft(a[0], evaluation), a[1], " ", evaluation.budget()));
        add("format", takes("value").rest().otherKeywords(), TextFilters::format);
        add("indent", takes("s").or("width", 4L).or("first", false).or("blank", false), TextFilters::indent);
        add(
                "truncate",
                takes("s")
                        .or("length", 255L)
                        .or("killwords", false)
                        .or("end", "...")
                        .or("leeway", null),
                TextFilters::truncate);
        add("wordcount", takes("s"), TextFilters::wordCount);
        add(
                "wordwrap",
                takes("s")
                        .or("width", 79L)
                        .or("break_long_words", true)
                        .or("wrapstring", null)
                        .or("break_on_hyphens", true),
                WordWrap::wrap);

        // HTML
        add("e", value, HtmlFilters::escape);
        add("escape", value, HtmlFilters::escape);
        add("forceescape", value, HtmlFilters::forceEscape);
        add("safe", value, HtmlFilters::safe);
        add("striptags", value, HtmlFilters::stripTags);
        add("xmlattr", takes("d").or("autospace", true), HtmlFilters::xmlAttributes);
        add("tojson", takes("value").or("indent", null), JsonFilters::toJson);
        add("urlencode", value, UrlFilters::urlEncode);
        add(
                "urlize",
                takes("value")
                        .or("trim_url_limit", null)
                        .or("nofollow", false)
                        .or("target", null)
                        .or("rel", null)
                        .or("extra_schemes", null),
                Urlize::urlize);

        // Numbers
        add("abs", value, NumberFilters::abs);
        add("int", takes("value").or("default", 0L).or("base", 10L), NumberFilters::toInt);
        add("float", takes("value").or("default", 0.0), NumberFilters::toFloat);
        add("round", takes("value").or("precision", 0L).or("method", "common"), NumberFilters::round);
        add("filesizeformat", takes("value").or("binary", false), NumberFilters::fileSize);

        // Sequences
        add("count", value, (evaluation, a) -> Iteration.length(a[0]));
        add("length", value, (evaluation, a) -> Iteration.length(a[0]));
        add("list", value, (evaluation, a) -> Iteration.list(a[0], evaluation.budget()));
        add("first", takes("seq"), SequenceFilters::first);
        add("last", takes("seq"), SequenceFilters::last);
        add("random", takes("seq"), SequenceFilters::random);
        add("join", takes("value").or("d", "").or("attribute", null), SequenceFilters::join);
        add("reverse", value, SequenceFilters::reverse);
        add("sum", takes("iterable").or("attribute", null).or("start", 0L), SequenceFilters::sum);
        add("batch", takes("value", "linecount").or("fill_with", null), SequenceFilters::batch);
        add("slice", takes("value", "slices").or("fill_with", null), SequenceFilters::slice);
        add("items", value, SequenceFilters::items);
        add(
                "sort",
                takes("value").or("reverse", false).or("case_sensitive", false).or("attribute", null),
                OrderFilters::sort);
        add(
                "dictsort",
                takes("value").or("case_sensitive", false).or("by", "key").or("reverse", false),
                OrderFilters::sortDict);
        add(
                "groupby",
                takes("value", "attribute").or("default", null).or("case_sensitive", false),
                OrderFilters::groupBy);
        add("unique", takes("value").or("case_sensitive", false).or("attribute", null), OrderFilters::unique);
        add("max", takes("value").or("case_sensitive", false).or("attribute", null), OrderFilters::max);
        add("min", takes("value").or("case_sensitive", false).or("attribute", null), OrderFilters::min);
        add("map", takes("value").rest().otherKeywords(), Selection::map);
        add("select", takes("value").rest().otherKeywords(), Selection::select);
        add("reject", takes("value").rest().otherKeywords(), Selection::reject);
        add("selectattr", takes("value").rest().otherKeywords(), Selection::selectAttribute);
        add("rejectattr", takes("value").rest().otherKeywords(), Selection::rejectAttribute);

        // Any value
        add("default", takes("value").or("default_value", "").or("boolean", false), ValueFilters::orDefault);
        add("d", takes("value").or("default_value", "").or("boolean", false), ValueFilters::orDefault);
        add("attr", takes("obj", "name"), (evaluation, a) -> Attributes.attributeOnly(a[0], TextFilters.text(a[1])));
        add("pprint", value, ValueFilters::prettyPrint);
    }

    private Filters() {}

    public static Optional<Filter> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** @throws TemplateException.Raised if there is none of this name */
    public static Filter named(String name) {
        return find(name).orElseThrow(() -> noSuchFilter(name));
    }

    /** A filter that only fails. */
    public static Filter missing(String name) {
        return new Filter(name, takes("value").rest().otherKeywords(), (evaluation, a) -> {
            throw noSuchFilter(name);
        });
    }

    private static TemplateException noSuchFilter(String name) {
        return new TemplateException.Raised("TemplateRuntimeError", "No filter named '" + name + "'.");
    }

    private static void add(String name, Signature signature, Filter.Body body) {
        ALL.put(name, new Filter(name, signature, body));
    }
}
