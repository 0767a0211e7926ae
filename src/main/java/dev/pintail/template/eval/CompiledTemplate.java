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
import java.util.Optional;
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

    private static final Set<String> ALWAYS_DEFINED = Set.of("config", "parameters");

    private final Step body;
    private final Optional<Code> single;
    private final Map<String, Step> blocks;
    private final Set<String> variables;
    private final String[] required;
    private final boolean steady;
    private final boolean mentionsSelf;

    private CompiledTemplate(
            Step body,
            Optional<Code> single,
            Map<String, Step> blocks,
            Set<String> variables,
            boolean steady,
            boolean mentionsSelf) {
        this.body = body;
        this.single = single;
        this.blocks = blocks;
        this.variables = variables;
        this.required = variables.stream()
                .filter(name -> !ALWAYS_DEFINED.contains(name))
                .toArray(String[]::new);
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
            StatementCompiler compiler = new StatementCompiler(source, expressions, blocks);
            Step body = compiler.compile(statements);
            Optional<Code> single = statements.size() == 1 && statements.getFirst() instanceof Statement.Print print
                    ? Optional.of(compiler.value(print))
                    : Optional.empty();
            Set<String> variables = new HashSet<>(FreeVariables.of(statements));
            boolean usesGlobals = variables.stream().anyMatch(Globals::isUnsteady);
            variables.removeIf(name -> Globals.find(name).isPresent());
            boolean steady = !usesGlobals
                    && mentions.methods().stream().noneMatch(MUTATORS::contains)
                    && !mentions.filters().contains("random");
            return new CompiledTemplate(body, single, blocks, Set.copyOf(variables), steady, mentions.reads("self"));
        } catch (StackOverflowError e) {
            throw new TemplateException.Syntax("the template is nested too deeply");
        }
    }

    @Override
    public String render(Scope scope) {
        return (String) guarded(scope, frame -> {
            Output out = new Output(frame.budget());
            body.run(frame, out);
            return out.toString();
        });
    }

    @Override
    public Object value(Scope scope) {
        return single.isEmpty() ? render(scope) : guarded(scope, single.get());
    }

    /** Runs in a new frame; failures of the machine become the template's own. */
    private Object guarded(Scope scope, Code code) {
        requireVariables(scope);
        Frame frame = Frame.root(scope);
        try {
            return code.run(mentionsSelf ? TemplateReference.frame(frame, blocks) : frame);
        } catch (StackOverflowError e) {
            throw new TemplateException.LimitExceeded(
                    "the template calls itself too deeply, or a value contains itself");
        } catch (ConcurrentModificationException e) {
            throw new TemplateException.Raised("RuntimeError", "dictionary changed size during iteration");
        } catch (UnsupportedOperationException e) {
            throw new TemplateException.Raised("RuntimeError", "the value cannot be changed");
        }
    }

    private void requireVariables(Scope scope) {
        for (String name : required) {
            if (!scope.defines(name)) {
                Set<String> missing = new HashSet<>(List.of(required));
                missing.removeIf(scope::defines);
                throw new TemplateException.UndeclaredVariables(missing);
            }
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
