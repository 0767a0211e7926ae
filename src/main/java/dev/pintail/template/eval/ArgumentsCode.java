package dev.pintail.template.eval;

import dev.pintail.template.TemplateException;
import dev.pintail.template.TemplateObject;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.syntax.Expression;
import dev.pintail.template.value.CallArguments;
import dev.pintail.template.value.Iteration;
import dev.pintail.template.value.Texts;
import dev.pintail.template.value.Undefined;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The compiled arguments of a call, a filter or a test. */
final class ArgumentsCode {
    private static final Code[] NOTHING = new Code[0];

    private final Code[] positional;
    private final String[] keywords;
    private final Code[] keywordValues;
    private final Optional<Code> list;
    private final Optional<Code> mapping;
    private final boolean repeatedKeyword;

    private ArgumentsCode(
            Code[] positional,
            String[] keywords,
            Code[] keywordValues,
            Optional<Code> list,
            Optional<Code> mapping,
            boolean repeatedKeyword) {
        this.positional = positional;
        this.keywords = keywords;
        this.keywordValues = keywordValues;
        this.list = list;
        this.mapping = mapping;
        this.repeatedKeyword = repeatedKeyword;
    }

    static ArgumentsCode of(Expression.Arguments arguments, ExpressionCompiler compiler) {
        List<Expression.Keyword> keywords = arguments.keywords();
        Set<String> names = new HashSet<>();
        boolean repeated = !keywords.stream().allMatch(keyword -> names.add(keyword.name()));
        return new ArgumentsCode(
                compiler.compile(arguments.positional()),
                keywords.stream().map(Expression.Keyword::name).toArray(String[]::new),
                keywords.isEmpty()
                        ? NOTHING
                        : compiler.compile(
                                keywords.stream().map(Expression.Keyword::value).toList()),
                arguments.list().map(compiler::compile),
                arguments.mapping().map(compiler::compile),
                repeated);
    }

    CallArguments run(Frame frame) {
        if (positional.length == 0 && isPlain()) {
            return CallArguments.NONE;
        }
        return complete(ExpressionCompiler.run(positional, frame), frame);
    }

    /** With the value of {@code receiver} as the first argument. */
    CallArguments run(Frame frame, Code receiver) {
        Object[] values = new Object[positional.length + 1];
        values[0] = receiver.run(frame);
        for (int i = 0; i < positional.length; i++) {
            values[i + 1] = positional[i].run(frame);
        }
        return complete(values, frame);
    }

    private boolean isPlain() {
        return keywords.length == 0 && list.isEmpty() && mapping.isEmpty();
    }

    private CallArguments complete(Object[] values, Frame frame) {
        if (isPlain()) {
            return CallArguments.of(values);
        }
        if (repeatedKeyword) {
            throw new TemplateException.Raised("SyntaxError", "keyword argument repeated");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < keywords.length; i++) {
            named.put(keywords[i], keywordValues[i].run(frame));
        }
        Object[] all = list.isPresent() ? append(values, list.get().run(frame), frame) : values;
        mapping.ifPresent(code -> addKeywords(named, code.run(frame)));
        return CallArguments.of(all, named);
    }

    private static Object[] append(Object[] values, Object more, Frame frame) {
        List<Object> all = Iteration.list(more, frame.budget());
        Object[] joined = new Object[values.length + all.size()];
        System.arraycopy(values, 0, joined, 0, values.length);
        for (int i = 0; i < all.size(); i++) {
            joined[values.length + i] = all.get(i);
        }
        return joined;
    }

    private static void addKeywords(Map<String, Object> named, Object mapping) {
        Map<?, ?> entries = switch (mapping) {
            case Map<?, ?> map -> map;
            case TemplateObject object -> object.items();
            case Undefined undefined -> throw undefined.error();
            case null, default ->
                throw new PythonError.TypeError("argument after ** must be a mapping, not " + PyType.nameOf(mapping));
        };
        entries.forEach((key, value) -> {
            String name = Texts.of(key);
            if (name == null) {
                throw new PythonError.TypeError("keywords must be strings");
            }
            if (named.containsKey(name)) {
                throw new PythonError.TypeError("got multiple values for keyword argument '" + name + "'");
            }
            named.put(name, value);
        });
    }
}
