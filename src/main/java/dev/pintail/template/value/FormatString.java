package dev.pintail.template.value;

import static dev.pintail.template.value.Absent.ABSENT;

import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Repr;
import java.util.List;
import java.util.Map;

/** {@code str.format}: {@code '{0}-{name.key[0]:>5}'}; attributes are looked up as the sandbox allows. */
final class FormatString {
    private static final int MAX_NESTING = 2;

    private final List<Object> positional;
    private final Map<?, ?> keywords;
    private final Budget budget;
    private int nextIndex;

    private FormatString(List<Object> positional, Map<?, ?> keywords, Budget budget) {
        this.positional = positional;
        this.keywords = keywords;
        this.budget = budget;
    }

    static String format(String format, List<Object> positional, Map<?, ?> keywords, Budget budget) {
        String text = new FormatString(positional, keywords, budget).expand(format, MAX_NESTING);
        budget.text(text.length());
        return text;
    }

    private String expand(String format, int levels) {
        if (levels == 0) {
            throw new PythonError.ValueError("Max string recursion exceeded");
        }
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i);
            boolean doubled = i + 1 < format.length() && format.charAt(i + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                out.append(c);
                i += 2;
            } else if (c == '}') {
                throw new PythonError.ValueError("Single '}' encountered in format string");
            } else if (c == '{') {
                int end = endOfField(format, i + 1);
                out.append(field(format.substring(i + 1, end), levels));
                budget.text(1);
                i = end + 1;
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }

    private static int endOfField(String format, int start) {
        int open = 1;
        for (int i = start; i < format.length(); i++) {
            char c = format.charAt(i);
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (open == 0) {
                return i;
            }
        }
        throw new PythonError.ValueError(
                start == format.length()
                        ? "Single '{' encountered in format string"
                        : "expected '}' before end of string");
    }

    private String field(String field, int levels) {
        int end = endOfName(field);
        Object value = value(field.substring(0, end));
        int colon = end;
        if (end < field.length() && field.charAt(end) == '!') {
            if (end + 1 >= field.length()) {
                throw new PythonError.ValueError("end of string while looking for conversion specifier");
            }
            value = convert(field.charAt(end + 1), value);
            colon = end + 2;
        }
        if (colon < field.length() && field.charAt(colon) != ':') {
            throw new PythonError.ValueError("expected ':' after conversion specifier");
        }
        String spec = colon < field.length() ? expand(field.substring(colon + 1), levels - 1) : "";
        return FormatSpec.format(value, spec, budget);
    }

    /** A colon or exclamation mark ends the name, unless it is in brackets. */
    private static int endOfName(String field) {
        boolean inBrackets = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            inBrackets = c == '[' || (inBrackets && c != ']');
            if (!inBrackets && (c == ':' || c == '!')) {
                return i;
            }
        }
        return field.length();
    }

    private Object convert(char conversion, Object value) {
        return switch (conversion) {
            case 's' -> Texts.str(value, budget);
            case 'r', 'a' -> {
                budget.visit(value);
                yield Repr.of(value);
            }
            default -> throw new PythonError.ValueError("Unknown conversion specifier " + conversion);
        };
    }

    private Object value(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        Object value = first(path.substring(0, end));
        while (end < path.length()) {
            boolean attribute = path.charAt(end) == '.';
            int next = attribute ? endOfAttribute(path, end + 1) : path.indexOf(']', end);
            if (next < 0) {
                throw new PythonError.ValueError("Missing ']' in format string");
            }
            String name = path.substring(end + 1, next);
            if (name.isEmpty()) {
                throw new PythonError.ValueError("Empty attribute in format string");
            }
            value = attribute ? Attributes.attribute(value, name) : Attributes.item(value, index(name));
            end = attribute ? next : next + 1;
        }
        return value;
    }

    private static int endOfAttribute(String path, int start) {
        int end = start;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        return end;
    }

    private Object first(String name) {
        Object key = name.isEmpty() ? (Object) (long) nextIndex++ : index(name);
        if (key instanceof Long index) {
            if (index >= positional.size()) {
                throw new PythonError.IndexError(
                        "Replacement index " + index + " out of range for positional args tuple");
            }
            return positional.get(index.intValue());
        }
        Object value = Subscript.entry(keywords, key);
        if (value == ABSENT) {
            throw new PythonError.KeyError(Repr.of(key));
        }
        return value;
    }

    private static Object index(String name) {
        return name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9') && !name.isEmpty()
                ? (Object) Long.valueOf(name)
                : name;
    }
}
