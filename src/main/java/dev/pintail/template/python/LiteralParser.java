package dev.pintail.template.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recursive-descent parser for the part of Python's grammar that {@code ast.literal_eval} accepts.
 *
 * <p>Complex numbers count as no literal: the reference keeps the text then. One parser reads one text.
 */
final class LiteralParser {
    private final LiteralScanner in;

    LiteralParser(String text) {
        this.in = new LiteralScanner(text);
    }

    /** @throws NotALiteral if the text is none */
    Object parse() {
        in.enterFirstLine();
        Object value = items('\0');
        in.requireEnd();
        return value;
    }

    /** One value, or with a comma behind it a tuple, up to the closing character ({@code \0}: to the end of the line). */
    private Object items(char close) {
        Object first = value();
        if (!in.skipIf(',')) {
            return first;
        }
        List<Object> tuple = new ArrayList<>();
        tuple.add(first);
        while (!in.at(close)) {
            tuple.add(value());
            if (!in.skipIf(',')) {
                break;
            }
        }
        return PyTuple.copyOf(tuple);
    }

    private Object value() {
        char c = in.peek();
        return switch (c) {
            case '(' -> parenthesised();
            case '[' -> list();
            case '{' -> braced();
            case '+', '-' -> signed();
            case '\'', '"' -> in.strings();
            case '.' -> in.skipIf("...") ? Ellipsis.INSTANCE : in.number();
            default -> c >= '0' && c <= '9' ? in.number() : word();
        };
    }

    private Object word() {
        if (in.atStringPrefix()) {
            return in.strings();
        }
        return switch (in.word()) {
            case "None" -> null;
            case "True" -> true;
            case "False" -> false;
            case "set" -> {
                in.open('(');
                in.close(')');
                yield PySet.copyOf(List.of());
            }
            default -> throw new NotALiteral();
        };
    }

    private Object signed() {
        boolean negative = in.next() == '-';
        return switch (operand()) {
            case Long number -> negative ? Numbers.narrow(Numbers.big(number).negate()) : (Object) number;
            case BigInteger number -> negative ? Numbers.narrow(number.negate()) : number;
            case Double number -> negative ? -number : number;
            case null, default -> throw new NotALiteral();
        };
    }

    /** Behind a sign only a number may stand, in brackets or not; a second sign would be arithmetic. */
    private Object operand() {
        if (!in.at('(')) {
            return in.number();
        }
        in.open('(');
        Object number = operand();
        in.close(')');
        return number;
    }

    private Object parenthesised() {
        in.open('(');
        Object value = in.at(')') ? PyTuple.of() : items(')');
        in.close(')');
        return value;
    }

    private List<Object> list() {
        in.open('[');
        List<Object> list = new ArrayList<>();
        while (!in.at(']')) {
            list.add(value());
            if (!in.skipIf(',')) {
                break;
            }
        }
        in.close(']');
        return list;
    }

    private Object braced() {
        in.open('{');
        if (in.at('}')) {
            in.close('}');
            return new LinkedHashMap<String, Object>();
        }
        Object first = value();
        Object result = in.skipIf(':') ? dict(first) : set(first);
        in.close('}');
        return result;
    }

    private Map<?, ?> dict(Object firstKey) {
        PyDict dict = new PyDict();
        put(dict, firstKey, value());
        while (in.skipIf(',') && !in.at('}')) {
            Object key = value();
            in.require(':');
            put(dict, key, value());
        }
        return textKeys(dict);
    }

    private static void put(PyDict dict, Object key, Object value) {
        try {
            dict.put(key, value);
        } catch (PythonError.TypeError unhashable) {
            throw new NotALiteral();
        }
    }

    /** A dict with nothing but texts as keys is a plain object of the value model. */
    private static Map<?, ?> textKeys(PyDict dict) {
        Map<String, Object> object = LinkedHashMap.newLinkedHashMap(dict.size());
        for (Map.Entry<Object, Object> entry : dict.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                return dict;
            }
            object.put(key, entry.getValue());
        }
        return object;
    }

    private PySet set(Object first) {
        List<Object> members = new ArrayList<>();
        members.add(first);
        while (in.skipIf(',') && !in.at('}')) {
            members.add(value());
        }
        try {
            return PySet.copyOf(members);
        } catch (PythonError.TypeError unhashable) {
            throw new NotALiteral();
        }
    }
}
