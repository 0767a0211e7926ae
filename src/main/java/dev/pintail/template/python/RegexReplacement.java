package dev.pintail.template.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;

/** The replacement template of {@code re.sub}: literal texts and references to groups. Immutable. */
final class RegexReplacement {
    private final List<Part> parts;

    private RegexReplacement(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    private sealed interface Part {}

    private record Literal(String text) implements Part {}

    private record Group(int number) implements Part {}

    static RegexReplacement parse(String template, Map<String, Integer> names, int groupCount) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < template.length(); ) {
            char c = template.charAt(i++);
            if (c != '\\') {
                literal.append(c);
                continue;
            }
            if (i == template.length()) {
                throw error("bad escape (end of pattern)", i);
            }
            char escaped = template.charAt(i++);
            if (escaped == 'g') {
                int close = template.indexOf('>', i);
                if (!template.startsWith("<", i) || close < 0) {
                    throw error("missing group name", i);
                }
                flush(literal, parts);
                parts.add(new Group(group(template.substring(i + 1, close), names, groupCount, i)));
                i = close + 1;
            } else if (isDigit(escaped)) {
                i = number(template, i - 1, groupCount, literal, parts);
            } else {
                escape(escaped, literal, i);
            }
        }
        flush(literal, parts);
        return new RegexReplacement(parts);
    }

    void append(MatchResult match, StringBuilder out) {
        for (Part part : parts) {
            switch (part) {
                case Literal literal -> out.append(literal.text());
                case Group group -> {
                    String text = match.group(group.number());
                    out.append(text == null ? "" : text);
                }
            }
        }
    }

    private static void flush(StringBuilder literal, List<Part> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private static int group(String name, Map<String, Integer> names, int groupCount, int position) {
        Integer number = names.get(name);
        if (number == null
                && !name.isEmpty()
                && name.length() < 9
                && name.chars().allMatch(RegexReplacement::isDigit)) {
            number = Integer.valueOf(name);
        }
        if (number == null) {
            throw error("unknown group name '%s'".formatted(name), position);
        }
        return requireGroup(number, groupCount, position);
    }

    /** A digit begins an octal character ({@code \0}, {@code \012}, {@code \123}) or the number of a group. */
    private static int number(String template, int start, int groupCount, StringBuilder literal, List<Part> parts) {
        int octal = start;
        while (octal < template.length() && octal < start + 3 && isOctal(template.charAt(octal))) {
            octal++;
        }
        if (template.charAt(start) == '0' || octal == start + 3) {
            int value = Integer.parseInt(template, start, octal, 8);
            if (value > 0xff) {
                throw error("octal escape value outside of range 0-0o377", start);
            }
            literal.append((char) value);
            return octal;
        }
        int end = start + 1;
        if (end < template.length() && isDigit(template.charAt(end))) {
            end++;
        }
        flush(literal, parts);
        parts.add(new Group(requireGroup(Integer.parseInt(template, start, end, 10), groupCount, start)));
        return end;
    }

    private static int requireGroup(int number, int groupCount, int position) {
        if (number > groupCount) {
            throw error("invalid group reference " + number, position);
        }
        return number;
    }

    private static void escape(char c, StringBuilder literal, int position) {
        switch (c) {
            case 'a' -> literal.append('\u0007');
            case 'b' -> literal.append('\b');
            case 'f' -> literal.append('\f');
            case 'n' -> literal.append('\n');
            case 'r' -> literal.append('\r');
            case 't' -> literal.append('\t');
            case 'v' -> literal.append('\u000b');
            case '\\' -> literal.append('\\');
            default -> {
                if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                    throw error("bad escape \\" + c, position);
                }
                literal.append('\\').append(c);
            }
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }

    private static PythonError error(String problem, int position) {
        return new PythonError.ValueError("%s at position %d".formatted(problem, position));
    }
}
