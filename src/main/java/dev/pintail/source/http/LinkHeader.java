package dev.pintail.source.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The Link header as {@code requests} reads it (cdk-semantics A.4); lenient, it never fails. */
final class LinkHeader {
    private static final Pattern BETWEEN_LINKS = Pattern.compile(", *<");
    private static final String BLANKS_AND_QUOTES = " '\"";

    private LinkHeader() {}

    /** The links by {@code rel}, or by their URL where they have none: {@code {"next": {"url": ..., "rel": "next"}}}. */
    static Map<String, Object> parse(String value) {
        Map<String, Object> links = new LinkedHashMap<>();
        String trimmed = strip(value, BLANKS_AND_QUOTES);
        if (trimmed.isEmpty()) {
            return links;
        }
        for (String part : BETWEEN_LINKS.split(trimmed, -1)) {
            Map<String, Object> link = link(part);
            Object rel = link.get("rel");
            Object key = rel == null || rel.equals("") ? link.get("url") : rel;
            links.put((String) key, link);
        }
        return links;
    }

    private static Map<String, Object> link(String part) {
        int semicolon = part.indexOf(';');
        String url = semicolon < 0 ? part : part.substring(0, semicolon);
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("url", strip(url, "<> '\""));
        if (semicolon >= 0) {
            for (String parameter : part.substring(semicolon + 1).split(";", -1)) {
                String[] pair = parameter.split("=", -1);
                if (pair.length != 2) {
                    break;
                }
                link.put(strip(pair[0], BLANKS_AND_QUOTES), strip(pair[1], BLANKS_AND_QUOTES));
            }
        }
        return link;
    }

    private static String strip(String text, String characters) {
        int start = 0;
        int end = text.length();
        while (start < end && characters.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && characters.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }
}
