package dev.pintail.manifest.yaml;

import java.util.List;
import java.util.Random;

/** Makes YAML at random with everything the language has: styles, anchors, tags, merges, odd keys, deep nesting. Not thread-safe. */
final class RandomYaml {
    private static final List<String> SCALARS = List.of(
            "plain text",
            "null",
            "~",
            "yes",
            "No",
            "0o17",
            "017",
            "0x1F",
            "1_000",
            "190:20:30",
            "1e3",
            "1.5e+3",
            ".inf",
            "-.INF",
            ".nan",
            "2026-01-02",
            "2026-01-02T03:04:05.678+02:00",
            "99999-99-99",
            "2026-02-30",
            "'it''s'",
            "\"\\u00e9\\x41\\U0001F600\\ud83d\"",
            "\"{{ config['a'] }}\"",
            "\"line\\\n    goes on\"",
            "99999999999999999999999999",
            "'#/definitions/x'",
            "=",
            "<<",
            "*unknown",
            "! x",
            "%a",
            "@b",
            "`c`");
    private static final List<String> TAGS = List.of(
            "!!str ",
            "!!int ",
            "!!float ",
            "!!bool ",
            "!!null ",
            "!!timestamp ",
            "!!binary ",
            "!!seq ",
            "!!map ",
            "!!set ",
            "!!omap ",
            "!!pairs ",
            "!!merge ",
            "!!python/object:os.system ",
            "!!java.net.URL ",
            "!<tag:yaml.org,2002:str> ",
            "!local ",
            "! ");
    private static final List<String> KEYS = List.of(
            "a", "b", "type", "<<", "$ref", "'quoted key'", "1", "1.5", "null", "true", "? a", "[x]", "{y: z}", "=");

    private final Random random;
    private int anchors;

    RandomYaml(long seed) {
        random = new Random(seed);
    }

    String next() {
        anchors = 0;
        return switch (random.nextInt(12)) {
            case 0 -> deep();
            case 1 -> bomb();
            case 2 -> "%YAML 1." + random.nextInt(4) + "\n%TAG ! tag:x,2000:\n---\n" + block(0) + "\n...\n";
            case 3 -> block(0) + "\n---\n" + block(0);
            default -> block(0);
        };
    }

    private String deep() {
        int levels = random.nextInt(1, 5_000);
        return switch (random.nextInt(4)) {
            case 0 -> "[".repeat(levels) + "]".repeat(random.nextInt(levels + 1));
            case 1 -> "{a: ".repeat(levels) + "x" + "}".repeat(levels);
            case 2 -> "- ".repeat(levels) + "x";
            default -> {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < Math.min(levels, 600); i++) {
                    text.append(" ".repeat(i)).append("a:\n");
                }
                yield text.toString();
            }
        };
    }

    /** Aliases of aliases: small as text, huge when written out. */
    private String bomb() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, y]\n");
        for (int i = 1; i < 40; i++) {
            text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, random.nextInt(i)));
        }
        return text.toString();
    }

    private String block(int indent) {
        String margin = " ".repeat(indent);
        StringBuilder text = new StringBuilder();
        boolean list = random.nextInt(3) == 0;
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            text.append('\n')
                    .append(margin)
                    .append(list ? "-" : pick(KEYS) + ":")
                    .append(' ');
            text.append(value(indent));
        }
        return text.toString();
    }

    private String value(int indent) {
        String properties = (random.nextInt(6) == 0 ? pick(TAGS) : "") + (random.nextInt(5) == 0 ? anchor() : "");
        return switch (random.nextInt(10)) {
            case 0, 1 -> indent > 12 ? pick(SCALARS) : properties + block(indent + 1 + random.nextInt(3));
            case 2 -> properties + flow(3);
            case 3 -> "*a" + random.nextInt(anchors + 1);
            case 4 ->
                properties
                        + pick(List.of("|", ">", "|-", ">+", "|2", ">1-", "|0"))
                        + "\n"
                        + " ".repeat(indent + 2)
                        + "text\n\n"
                        + " ".repeat(indent + 3)
                        + "more";
            case 5 -> properties + " # comment";
            default -> properties + pick(SCALARS);
        };
    }

    private String anchor() {
        return "&a" + (random.nextInt(4) == 0 ? random.nextInt(anchors + 1) : anchors++) + " ";
    }

    private String flow(int depth) {
        if (depth == 0) {
            return pick(SCALARS);
        }
        StringBuilder text = new StringBuilder();
        boolean list = random.nextBoolean();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(list ? "" : pick(KEYS) + ": ")
                    .append(random.nextInt(6) == 0 ? pick(TAGS) : "")
                    .append(flow(depth - 1));
        }
        return list ? "[" + text + "]" : "{" + text + "}";
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
