package dev.pintail.template.builtin;

import static dev.pintail.template.value.Signature.of;

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
        Signature value = of("value");

        // Of the reference
        add("hash", of("value").or("hash_type", "md5").or("salt", null), Hashes::hash);
        add("hmac", of("value", "key").or("hash_type", "sha256"), Hashes::hmac);
        add("base64encode", value, Base64Text::encode);
        add("base64decode", value, Base64Text::decode);
        add("base64binascii_decode", value, Base64Text::encodeAscii);
        add("string", value, JsonFilters::string);
        add("regex_search", of("value", "regex"), RegexFilters::search);
        add("regex_replace", of("value", "regex", "replacement"), RegexFilters::replace);

        // Texts
        add("lower", value, (evaluation, a) -> Casing.lower(TextFilters.soft(a[0], evaluation)));
        add("upper", value, (evaluation, a) -> Casing.upper(TextFilters.soft(a[0], evaluation)));
        add("capitalize", value, (evaluation, a) -> Casing.capitalize(TextFilters.soft(a[0], evaluation)));
        add("title", value, TextFilters::title);
        add("trim", of("value").or("chars", null), TextFilters::trim);
        add("replace", of("s", "old", "new").or("count", null), TextFilters::replace);
        add("center", of("value").or("width", 80L), (evaluation, a) ->
                Padding.center(TextFilters.soft(a[0], evaluation), a[1], " ", evaluation.budget()));
        add("format", of("value").rest().otherKeywords(), TextFilters::format);
        add("indent", of("s").or("width", 4L).or("first", false).or("blank", false), TextFilters::indent);
        add(
                "truncate",
                of("s").or("length", 255L).or("killwords", false).or("end", "...").or("leeway", null),
                TextFilters::truncate);
        add("wordcount", of("s"), TextFilters::wordCount);
        add(
                "wordwrap",
                of("s").or("width", 79L)
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
        add("xmlattr", of("d").or("autospace", true), HtmlFilters::xmlAttributes);
        add("tojson", of("value").or("indent", null), JsonFilters::toJson);
        add("urlencode", value, UrlFilters::urlEncode);
        add(
                "urlize",
                of("value").or("trim_url_limit", null)
                        .or("nofollow", false)
                        .or("target", null)
                        .or("rel", null)
                        .or("extra_schemes", null),
                Urlize::urlize);

        // Numbers
        add("abs", value, NumberFilters::abs);
        add("int", of("value").or("default", 0L).or("base", 10L), NumberFilters::toInt);
        add("float", of("value").or("default", 0.0), NumberFilters::toFloat);
        add("round", of("value").or("precision", 0L).or("method", "common"), NumberFilters::round);
        add("filesizeformat", of("value").or("binary", false), NumberFilters::fileSize);

        // Sequences
        add("count", value, (evaluation, a) -> Iteration.length(a[0]));
        add("length", value, (evaluation, a) -> Iteration.length(a[0]));
        add("list", value, (evaluation, a) -> Iteration.list(a[0], evaluation.budget()));
        add("first", of("seq"), SequenceFilters::first);
        add("last", of("seq"), SequenceFilters::last);
        add("random", of("seq"), SequenceFilters::random);
        add("join", of("value").or("d", "").or("attribute", null), SequenceFilters::join);
        add("reverse", value, SequenceFilters::reverse);
        add("sum", of("iterable").or("attribute", null).or("start", 0L), SequenceFilters::sum);
        add("batch", of("value", "linecount").or("fill_with", null), SequenceFilters::batch);
        add("slice", of("value", "slices").or("fill_with", null), SequenceFilters::slice);
        add("items", value, SequenceFilters::items);
        add(
                "sort",
                of("value").or("reverse", false).or("case_sensitive", false).or("attribute", null),
                OrderFilters::sort);
        add(
                "dictsort",
                of("value").or("case_sensitive", false).or("by", "key").or("reverse", false),
                OrderFilters::sortDict);
        add("groupby", of("value", "attribute").or("default", null).or("case_sensitive", false), OrderFilters::groupBy);
        add("unique", of("value").or("case_sensitive", false).or("attribute", null), OrderFilters::unique);
        add("max", of("value").or("case_sensitive", false).or("attribute", null), OrderFilters::max);
        add("min", of("value").or("case_sensitive", false).or("attribute", null), OrderFilters::min);
        add("map", of("value").rest().otherKeywords(), Selection::map);
        add("select", of("value").rest().otherKeywords(), Selection::select);
        add("reject", of("value").rest().otherKeywords(), Selection::reject);
        add("selectattr", of("value").rest().otherKeywords(), Selection::selectAttribute);
        add("rejectattr", of("value").rest().otherKeywords(), Selection::rejectAttribute);

        // Any value
        add("default", of("value").or("default_value", "").or("boolean", false), ValueFilters::orDefault);
        add("d", of("value").or("default_value", "").or("boolean", false), ValueFilters::orDefault);
        add("attr", of("obj", "name"), (evaluation, a) ->
                Attributes.attributeOnly(a[0], TextFilters.soft(a[1], evaluation)));
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
        return new Filter(name, of("value").rest().otherKeywords(), (evaluation, a) -> {
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
