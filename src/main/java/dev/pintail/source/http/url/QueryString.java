package dev.pintail.source.http.url;

import dev.pintail.template.python.Str;
import dev.pintail.template.python.UrlQuoting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Queries and form bodies as {@code urlencode} writes and {@code parse_qsl} reads them (cdk-semantics 4.2). */
public final class QueryString {
    private QueryString() {}

    /**
     * {@code name=value} pairs joined by {@code &}, a blank as {@code +}, only letters, digits and {@code _.-~} unescaped. A
     * collection repeats its name, a mapping counts as its keys, null is left out; other values are printed as Python does.
     */
    public static String encode(Map<String, ?> values) {
        List<Map.Entry<String, Object>> pairs = new ArrayList<>();
        values.forEach((name, value) -> {
            for (Object item : items(value)) {
                if (item != null) {
                    pairs.add(Map.entry(name, item));
                }
            }
        });
        return UrlQuoting.urlencode(pairs);
    }

    /** The decoded pairs of a query; pairs without a value are left out, as {@code parse_qsl} does. */
    public static List<Map.Entry<String, String>> parse(String query) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals >= 0 && equals < pair.length() - 1) {
                pairs.add(Map.entry(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
            }
        }
        return pairs;
    }

    /**
     * The parameters without those that the URL's query has already with the same text; of a name that the query repeats only
     * the first value counts.
     */
    public static Map<String, Object> withoutRepetitions(Map<String, Object> parameters, String url) {
        Map<String, String> inUrl = new LinkedHashMap<>();
        parse(UrlParts.split(url).query()).forEach(pair -> inUrl.putIfAbsent(pair.getKey(), pair.getValue()));
        Map<String, Object> remaining = new LinkedHashMap<>(parameters);
        remaining
                .entrySet()
                .removeIf(parameter -> inUrl.containsKey(parameter.getKey())
                        && inUrl.get(parameter.getKey()).equals(Str.of(parameter.getValue())));
        return remaining;
    }

    private static Collection<?> items(Object value) {
        return switch (value) {
            case null -> List.of();
            case Map<?, ?> map -> map.keySet();
            case Collection<?> collection -> collection;
            default -> List.of(value);
        };
    }

    private static String decode(String text) {
        return PercentEncoding.decode(text.replace('+', ' '));
    }
}
