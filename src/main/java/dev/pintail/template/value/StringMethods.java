package dev.pintail.template.value;

import dev.pintail.template.python.PyTuple;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Truth;
import dev.pintail.template.value.BoundMethod.Method;
import java.util.Map;

/** The methods of a text. */
final class StringMethods {
    private static final Signature NO_ARGUMENTS = Signature.takes().byPlace();
    private static final Signature CHARACTERS =
            Signature.takes().or("chars", null).byPlace();
    private static final Signature SPLIT = Signature.takes().or("sep", null).or("maxsplit", -1L);
    private static final Signature ONE = Signature.takes("value").byPlace();
    private static final Signature REPLACE =
            Signature.takes("old", "new").or("count", -1L).byPlace();
    private static final Signature SEARCH =
            Signature.takes("sub").or("start", null).or("end", null).byPlace();
    private static final Signature PAD =
            Signature.takes("width").or("fillchar", " ").byPlace();
    private static final Signature ENCODE =
            Signature.takes().or("encoding", "utf-8").or("errors", "strict");
    private static final Signature LINES = Signature.takes().or("keepends", false);
    private static final Signature TABS = Signature.takes().or("tabsize", 8L);

    private StringMethods() {}

    /** What a method does with a text. */
    private interface Body {
        Object apply(String text, Object[] arguments, Budget budget);
    }

    /** The method of this name, or null. */
    static Method find(String name) {
        return switch (name) {
            case "upper" -> method(name, NO_ARGUMENTS, (text, a, budget) -> Casing.upper(text));
            case "lower" -> method(name, NO_ARGUMENTS, (text, a, budget) -> Casing.lower(text));
            case "title" -> method(name, NO_ARGUMENTS, (text, a, budget) -> Casing.title(text));
            case "capitalize" -> method(name, NO_ARGUMENTS, (text, a, budget) -> Casing.capitalize(text));
            case "swapcase" -> method(name, NO_ARGUMENTS, (text, a, budget) -> Casing.swap(text));
            case "casefold" -> method(name, NO_ARGUMENTS, (text, a, budget) -> Casing.fold(text));
            case "strip" -> method(name, CHARACTERS, (text, a, budget) -> TextEdits.strip(text, a[0], true, true));
            case "lstrip" -> method(name, CHARACTERS, (text, a, budget) -> TextEdits.strip(text, a[0], true, false));
            case "rstrip" -> method(name, CHARACTERS, (text, a, budget) -> TextEdits.strip(text, a[0], false, true));
            case "split" -> method(name, SPLIT, (text, a, budget) -> Splitting.split(text, a[0], a[1], budget));
            case "rsplit" -> method(name, SPLIT, (text, a, budget) -> Splitting.splitRight(text, a[0], a[1], budget));
            case "splitlines" ->
                method(name, LINES, (text, a, budget) -> Splitting.lines(text, Truth.of(a[0]), budget));
            case "partition" -> method(name, ONE, (text, a, budget) -> Splitting.partition(text, text(a[0])));
            case "rpartition" -> method(name, ONE, (text, a, budget) -> Splitting.partitionRight(text, text(a[0])));
            case "join" -> method(name, ONE, (text, a, budget) -> TextEdits.join(text, a[0], budget));
            case "replace" ->
                method(
                        name,
                        REPLACE,
                        (text, a, budget) ->
                                TextEdits.replace(text, text(a[0]), text(a[1]), IntegerMath.toLong(a[2]), budget));
            case "startswith" -> method(name, SEARCH, (text, a, budget) -> TextSearch.startsWith(text, a));
            case "endswith" -> method(name, SEARCH, (text, a, budget) -> TextSearch.endsWith(text, a));
            case "find" -> method(name, SEARCH, (text, a, budget) -> TextSearch.find(text, a));
            case "rfind" -> method(name, SEARCH, (text, a, budget) -> TextSearch.findLast(text, a));
            case "index" -> method(name, SEARCH, (text, a, budget) -> TextSearch.found(TextSearch.find(text, a)));
            case "rindex" -> method(name, SEARCH, (text, a, budget) -> TextSearch.found(TextSearch.findLast(text, a)));
            case "count" -> method(name, SEARCH, (text, a, budget) -> TextSearch.count(text, a));
            case "removeprefix" ->
                method(
                        name,
                        ONE,
                        (text, a, budget) -> text.startsWith(text(a[0]))
                                ? text.substring(text(a[0]).length())
                                : text);
            case "removesuffix" ->
                method(
                        name,
                        ONE,
                        (text, a, budget) -> text.endsWith(text(a[0]))
                                        && !text(a[0]).isEmpty()
                                ? text.substring(0, text.length() - text(a[0]).length())
                                : text);
            case "zfill" -> method(name, ONE, (text, a, budget) -> Padding.zeros(text, a[0], budget));
            case "ljust" -> method(name, PAD, (text, a, budget) -> Padding.left(text, a[0], a[1], budget));
            case "rjust" -> method(name, PAD, (text, a, budget) -> Padding.right(text, a[0], a[1], budget));
            case "center" -> method(name, PAD, (text, a, budget) -> Padding.center(text, a[0], a[1], budget));
            case "expandtabs" -> method(name, TABS, (text, a, budget) -> Padding.tabs(text, a[0], budget));
            case "encode" -> method(name, ENCODE, (text, a, budget) -> BytesMethods.encode(text, a[0], a[1]));
            case "translate" -> method(name, ONE, (text, a, budget) -> Casing.translate(text, a[0], budget));
            case "isdigit",
                    "isalpha",
                    "isalnum",
                    "isnumeric",
                    "isdecimal",
                    "isspace",
                    "isupper",
                    "islower",
                    "isidentifier",
                    "istitle",
                    "isascii",
                    "isprintable" -> method(name, NO_ARGUMENTS, (text, a, budget) -> CharacterTests.holds(name, text));
            case "format" -> StringMethods::format;
            case "format_map" -> StringMethods::formatMap;
            default -> null;
        };
    }

    private static Method method(String name, Signature signature, Body body) {
        return (evaluation, target, arguments) -> {
            Budget budget = evaluation.budget();
            String text = (String) target;
            budget.text(text.length());
            return body.apply(text, signature.bind(name, arguments), budget);
        };
    }

    private static Object format(Evaluation evaluation, Object target, CallArguments arguments) {
        return FormatString.format((String) target, arguments.positional(), arguments.keywords(), evaluation.budget());
    }

    private static Object formatMap(Evaluation evaluation, Object target, CallArguments arguments) {
        Object mapping = ONE.bind("format_map", arguments)[0];
        if (!(mapping instanceof Map<?, ?> map)) {
            throw new PythonError.TypeError("format_map() argument must be a mapping");
        }
        return FormatString.format((String) target, PyTuple.of(), map, evaluation.budget());
    }

    static String text(Object value) {
        String text = Texts.of(value);
        if (text == null) {
            throw new PythonError.TypeError("a string is required, not '" + PyType.nameOf(value) + "'");
        }
        return text;
    }
}
