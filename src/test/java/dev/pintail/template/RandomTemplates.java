package dev.pintail.template;

import java.util.List;
import java.util.Random;

/** Makes templates at random: well-formed ones with everything the language has, and broken ones. Not thread-safe. */
final class RandomTemplates {
    private static final List<String> NAMES =
            List.of("config", "record", "response", "stream_slice", "stream_partition", "parameters", "x", "l", "ns");
    private static final List<String> KEYS = List.of(
            "a",
            "b",
            "list",
            "text",
            "number",
            "deep",
            "missing",
            "items",
            "get",
            "__class__",
            "nothing",
            "flag",
            "partition");
    private static final List<String> LITERALS = List.of(
            "0",
            "1",
            "-1",
            "7",
            "2.5",
            "1e308",
            "9223372036854775807",
            "'a'",
            "''",
            "'%s-%d'",
            "'{}-{0.x}'",
            "'2024-01-15'",
            "true",
            "none",
            "[]",
            "{}",
            "()",
            "'\\u00e9\\U0001F600'",
            "'(a+)+b'",
            "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaac'",
            "100000");
    private static final List<String> FILTERS = List.of(
            "abs",
            "attr",
            "batch",
            "capitalize",
            "center",
            "count",
            "d",
            "default",
            "dictsort",
            "e",
            "escape",
            "filesizeformat",
            "first",
            "float",
            "forceescape",
            "format",
            "groupby",
            "hash",
            "hmac",
            "indent",
            "int",
            "items",
            "join",
            "last",
            "length",
            "list",
            "lower",
            "map",
            "max",
            "min",
            "pprint",
            "random",
            "regex_replace",
            "regex_search",
            "reject",
            "rejectattr",
            "replace",
            "reverse",
            "round",
            "safe",
            "select",
            "selectattr",
            "slice",
            "sort",
            "string",
            "striptags",
            "sum",
            "title",
            "tojson",
            "trim",
            "truncate",
            "unique",
            "upper",
            "urlencode",
            "urlize",
            "wordcount",
            "wordwrap",
            "xmlattr",
            "base64encode",
            "base64decode",
            "base64binascii_decode");
    private static final List<String> TESTS = List.of(
            "defined",
            "none",
            "odd",
            "even",
            "divisibleby 3",
            "string",
            "mapping",
            "iterable",
            "sequence",
            "in [1]",
            "eq 1",
            "sameas true",
            "callable",
            "lower",
            "upper",
            "gt 1",
            "filter");
    private static final List<String> METHODS = List.of(
            "get",
            "keys",
            "values",
            "items",
            "pop",
            "update",
            "append",
            "extend",
            "insert",
            "sort",
            "reverse",
            "split",
            "join",
            "replace",
            "strip",
            "format",
            "zfill",
            "center",
            "ljust",
            "encode",
            "upper",
            "title",
            "strftime",
            "isoformat",
            "count",
            "index",
            "find",
            "startswith",
            "translate",
            "splitlines",
            "expandtabs",
            "partition",
            "copy",
            "setdefault");
    private static final List<String> FUNCTIONS = List.of(
            "now_utc",
            "today_utc",
            "max",
            "min",
            "day_delta",
            "duration",
            "format_datetime",
            "timestamp",
            "str_to_datetime",
            "dict",
            "namespace",
            "cycler",
            "joiner",
            "lipsum",
            "sanitize_url",
            "camel_case_to_snake_case",
            "generate_uuid",
            "today_with_timezone");
    private static final List<String> OPERATORS = List.of(
            "+", "-", "*", "/", "//", "%", "**", "~", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "and", "or");
    private static final String NOISE = "{}%#()[]'\"\\|.,:=-+*/~ \n\r\tifforendset0123abcé😀\u0000";

    private final Random random;

    RandomTemplates(long seed) {
        this.random = new Random(seed);
    }

    String next() {
        String template = body(2);
        return random.nextInt(5) == 0 ? damaged(template) : template;
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String body(int depth) {
        StringBuilder body = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            body.append(statement(depth));
        }
        return body.toString();
    }

    private String statement(int depth) {
        if (depth == 0) {
            return print();
        }
        return switch (random.nextInt(14)) {
            case 0 ->
                "{% if " + expression(2) + " %}" + body(depth - 1) + "{% else %}" + body(depth - 1) + "{% endif %}";
            case 1 -> "{% for x in " + expression(2) + " %}" + body(depth - 1) + "{{ loop.index }}{% endfor %}";
            case 2 -> "{% set l = [] %}{% for x in l %}{% set _ = l.append(x) %}{% endfor %}";
            case 3 -> "{% set x = " + expression(3) + " %}";
            case 4 -> "{% macro m(x) %}" + body(depth - 1) + "{% endmacro %}{{ m(" + expression(1) + ") }}";
            case 5 -> "{% filter " + pick(FILTERS) + " %}" + body(depth - 1) + "{% endfilter %}";
            case 6 -> "{% with x = " + expression(2) + " %}" + body(depth - 1) + "{% endwith %}";
            case 7 -> "{%- for x in [[1,[2]],3] recursive -%}{{ loop(x) }}" + body(depth - 1) + "{% endfor %}";
            case 8 ->
                "{% set l = [1] %}{% for x in 'abcdefghij' %}{% set _ = l.extend(l) %}{% endfor %}" + body(depth - 1);
            case 9 -> "text " + random.nextInt() + " ";
            default -> print();
        };
    }

    private String print() {
        return "{{ " + expression(3) + " }}";
    }

    private String expression(int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? pick(LITERALS) : path();
        }
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> expression(depth - 1) + " | " + pick(FILTERS) + arguments(depth - 1);
            case 3, 4 -> "(" + expression(depth - 1) + " " + pick(OPERATORS) + " " + expression(depth - 1) + ")";
            case 5 -> expression(depth - 1) + " is " + pick(TESTS);
            case 6, 7 -> path() + "." + pick(METHODS) + "(" + list(depth - 1) + ")";
            case 8 -> pick(FUNCTIONS) + "(" + list(depth - 1) + ")";
            case 9 -> "[" + list(depth - 1) + "]";
            case 10 -> "{'a': " + expression(depth - 1) + ", 1: " + expression(depth - 1) + "}";
            case 11 -> expression(depth - 1) + " if " + expression(depth - 1) + " else " + expression(depth - 1);
            case 12 -> "(" + expression(depth - 1) + ")[" + expression(depth - 1) + ":" + expression(depth - 1) + "]";
            case 13 -> "-(" + expression(depth - 1) + ")";
            case 14 -> "(" + expression(depth - 1) + ")." + pick(METHODS) + "(" + list(depth - 1) + ")";
            default -> path();
        };
    }

    private String path() {
        String path = pick(NAMES);
        for (int i = random.nextInt(3); i > 0; i--) {
            path += random.nextBoolean() ? "." + pick(KEYS) : "['" + pick(KEYS) + "']";
        }
        return path;
    }

    private String arguments(int depth) {
        return random.nextBoolean() ? "" : "(" + list(depth) + ")";
    }

    private String list(int depth) {
        StringBuilder list = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            list.append(list.isEmpty() ? "" : ", ").append(expression(depth));
        }
        return list.toString();
    }

    private String damaged(String template) {
        StringBuilder damaged = new StringBuilder(template);
        for (int i = random.nextInt(4); i >= 0 && !damaged.isEmpty(); i--) {
            int place = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.deleteCharAt(place);
                case 1 -> damaged.insert(place, NOISE.charAt(random.nextInt(NOISE.length())));
                default -> damaged.insert(place, damaged.substring(place, Math.min(damaged.length(), place + 9)));
            }
        }
        return damaged.toString();
    }
}
