package dev.pintail.template.syntax;

import java.util.List;
import java.util.Optional;

/** What a template does: text, prints and tags. */
public sealed interface Statement {
    /** Text outside of tags. */
    record Text(String text) implements Statement {}

    /** <code>{{ expression }}</code>, starting at an offset. */
    record Print(Expression expression, int offset) implements Statement {}

    record If(Expression condition, List<Statement> then, List<Statement> otherwise, int offset) implements Statement {}

    record For(
            Target target,
            Expression items,
            Optional<Expression> condition,
            boolean recursive,
            List<Statement> body,
            List<Statement> otherwise,
            int offset)
            implements Statement {}

    record Set(Target target, Expression value, int offset) implements Statement {}

    /** {@code {% set x | filter %}...{% endset %}}; the value is an expression over {@link Expression.BlockText}. */
    record SetBlock(Target target, Expression value, List<Statement> body, int offset) implements Statement {}

    /** {@code {% with a = 1, b = 2 %}}; all values are taken before the first name is set. */
    record With(List<Assignment> assignments, List<Statement> body, int offset) implements Statement {}

    record MacroDefinition(String name, Parameters parameters, List<Statement> body, int offset) implements Statement {}

    /** {@code {% call(a) macro(b) %}}: the body becomes the macro's {@code caller}. */
    record CallBlock(Expression.Call call, Parameters parameters, List<Statement> body, int offset)
            implements Statement {}

    record FilterBlock(Expression value, List<Statement> body, int offset) implements Statement {}

    record Block(String name, List<Statement> body, int offset) implements Statement {}

    record Autoescape(Expression enabled, List<Statement> body, int offset) implements Statement {}

    /** {@code extends}, {@code include}, {@code import}: there are no other templates, so running it is an error. */
    record OtherTemplate(Expression template, List<String> names, int offset) implements Statement {}

    record Assignment(Target target, Expression value) {}

    /** The parameters of a macro; the defaults belong to the last ones. */
    record Parameters(List<String> names, List<Expression> defaults) {
        static final Parameters NONE = new Parameters(List.of(), List.of());
    }

    /** What can stand left of an assignment. */
    sealed interface Target {
        record Variable(String name) implements Target {}

        record NamespaceAttribute(String namespace, String attribute) implements Target {}

        record Unpacking(List<Target> targets) implements Target {}
    }
}
