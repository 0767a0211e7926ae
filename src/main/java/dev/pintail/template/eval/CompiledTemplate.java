package dev.pintail.template.eval;

import dev.pintail.template.Scope;
import dev.pintail.template.TemplateException;
import dev.pintail.template.builtin.Globals;
import dev.pintail.template.syntax.FreeVariables;
import dev.pintail.template.syntax.Mentions;
import dev.pintail.template.syntax.Source;
import dev.pintail.template.syntax.Statement;
import dev.pintail.template.syntax.TemplateParser;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The code of a template. */
final class CompiledTemplate implements Program {
    /** Methods that change what they belong to. */
    private static final Set<String> MUTATORS = Set.of(
            "append",
            "extend",
            "insert",
            "remove",
            "pop",
            "popitem",
            "clear",
            "sort",
            "reverse",
            "update",
            "setdefault");

    private final Step body;
    private final Map<String, Step> blocks;
    private final Set<String> variables;
    private final boolean steady;
    private final boolean mentionsSelf;

    private CompiledTemplate(
            Step body, Map<String, Step> blocks, Set<String> variables, boolean steady, boolean mentionsSelf) {
        this.body = body;
        this.blocks = blocks;
        this.variables = variables;
        this.steady = steady;
        this.mentionsSelf = mentionsSelf;
    }

    /** @throws TemplateException.Syntax if the text is no template */
    static CompiledTemplate of(Source source) {
        try {
            List<Statement> statements = TemplateParser.parse(source);
            Mentions mentions = Mentions.of(statements);
            Map<String, Step> blocks = new HashMap<>();
            ExpressionCompiler expressions = new ExpressionCompiler(source, new Names(mentions));
            Step body = new StatementCompiler(source, expressions, blocks).compile(statements);
            Set<String> variables = new HashSet<>(FreeVariables.of(statements));
            boolean usesGlobals = variables.stream().anyMatch(Globals::isUnsteady);
            variables.removeIf(name -> Globals.find(name).isPresent());
            boolean steady = !usesGlobals
                    && mentions.methods().stream().noneMatch(MUTATORS::contains)
                    && !mentions.filters().contains("random");
            return new CompiledTemplate(body, blocks, Set.copyOf(variables), steady, mentions.reads("self"));
        } catch (StackOverflowError e) {
            throw new TemplateException.Syntax("the template is nested too deeply");
        }
    }

    @Override
    public String render(Scope scope) {
        requireVariables(scope);
        Frame frame = Frame.root(scope);
        Output out = new Output(frame.budget());
        try {
            body.run(mentionsSelf ? TemplateReference.frame(frame, blocks) : frame, out);
        } catch (StackOverflowError e) {
            throw new TemplateException.LimitExceeded(
                    "the template calls itself too deeply, or a value contains itself");
        } catch (ConcurrentModificationException e) {
            throw new TemplateException.Raised("RuntimeError", "dictionary changed size during iteration");
        } catch (UnsupportedOperationException e) {
            throw new TemplateException.Raised("RuntimeError", "the value cannot be changed");
        }
        return out.toString();
    }

    private void requireVariables(Scope scope) {
        Set<String> missing = null;
        for (String name : variables) {
            if (!scope.defines(name)) {
                missing = missing == null ? new HashSet<>() : missing;
                missing.add(name);
            }
        }
        if (missing != null) {
            throw new TemplateException.UndeclaredVariables(missing);
        }
    }

    @Override
    public Set<String> variables() {
        return variables;
    }

    @Override
    public boolean isSteady() {
        return steady;
    }
}
