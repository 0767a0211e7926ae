package dev.pintail.template.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the names that a template reads from outside, global functions included, whether or not it would get there.
 *
 * <p>A block's own statements decide where its names come from; blocks inside of it are looked at afterwards, with all names
 * of the outer block known. That is how Jinja does it, and the reference refuses templates by it.
 */
public final class FreeVariables {
    private final Set<String> names = new HashSet<>();

    private FreeVariables() {}

    public static Set<String> of(List<Statement> template) {
        FreeVariables finder = new FreeVariables();
        Symbols symbols = Symbols.root();
        symbols.declareParameter("self");
        finder.block(template, symbols);
        return Set.copyOf(finder.names);
    }

    private void block(List<Statement> statements, Symbols symbols) {
        own(statements, symbols);
        symbols.collectOutside(names);
        inner(statements, symbols);
    }

    /** What the block itself reads and sets, without the blocks inside of it. */
    private static void own(List<Statement> statements, Symbols symbols) {
        for (Statement statement : statements) {
            switch (statement) {
                case Statement.Text text -> {}
                case Statement.Print print -> load(print.expression(), symbols);
                case Statement.If branches -> {
                    load(branches.condition(), symbols);
                    Symbols then = symbols.branch();
                    own(branches.then(), then);
                    Symbols otherwise = symbols.branch();
                    own(branches.otherwise(), otherwise);
                    symbols.join(List.of(then, otherwise));
                }
                case Statement.For loop -> load(loop.items(), symbols);
                case Statement.Set set -> {
                    load(set.value(), symbols);
                    store(set.target(), symbols);
                }
                case Statement.SetBlock set -> {
                    load(set.value(), symbols);
                    store(set.target(), symbols);
                }
                case Statement.With with -> with.assignments().forEach(assignment -> load(assignment.value(), symbols));
                case Statement.MacroDefinition macro -> symbols.store(macro.name());
                case Statement.CallBlock call -> load(call.call(), symbols);
                case Statement.FilterBlock filter -> load(filter.value(), symbols);
                case Statement.Block block -> {}
                case Statement.Autoescape autoescape -> {}
                case Statement.OtherTemplate other -> {
                    load(other.template(), symbols);
                    other.names().forEach(symbols::store);
                }
            }
        }
    }

    private void inner(List<Statement> statements, Symbols symbols) {
        for (Statement statement : statements) {
            switch (statement) {
                case Statement.If branches -> {
                    inner(branches.then(), symbols);
                    inner(branches.otherwise(), symbols);
                }
                case Statement.For loop -> loop(loop, symbols);
                case Statement.SetBlock set -> block(set.body(), symbols.inner());
                case Statement.With with -> {
                    Symbols body = symbols.inner();
                    with.assignments().forEach(assignment -> declare(assignment.target(), body));
                    block(with.body(), body);
                }
                case Statement.MacroDefinition macro -> {
                    Symbols body = symbols.inner();
                    body.declareParameter("varargs");
                    body.declareParameter("kwargs");
                    callable(macro.parameters(), macro.body(), body);
                }
                case Statement.CallBlock call -> callable(call.parameters(), call.body(), symbols.inner());
                case Statement.FilterBlock filter -> block(filter.body(), symbols.inner());
                case Statement.Block block -> {
                    Symbols own = Symbols.root();
                    own.declareParameter("self");
                    own.declareParameter("super");
                    block(block.body(), own);
                }
                case Statement.Autoescape autoescape -> {
                    Symbols body = symbols.inner();
                    load(autoescape.enabled(), body);
                    block(autoescape.body(), body);
                }
                case Statement.Text text -> {}
                case Statement.Print print -> {}
                case Statement.Set set -> {}
                case Statement.OtherTemplate other -> {}
            }
        }
    }

    private void loop(Statement.For loop, Symbols symbols) {
        loop.condition().ifPresent(condition -> {
            Symbols test = symbols.inner();
            declare(loop.target(), test);
            load(condition, test);
            test.collectOutside(names);
        });
        Symbols body = symbols.inner();
        body.declareParameter("loop");
        declare(loop.target(), body);
        block(loop.body(), body);
        block(loop.otherwise(), symbols.inner());
    }

    private void callable(Statement.Parameters parameters, List<Statement> body, Symbols symbols) {
        symbols.declareParameter("caller");
        parameters.names().forEach(symbols::declareParameter);
        parameters.defaults().forEach(value -> load(value, symbols));
        block(body, symbols);
    }

    private static void load(Expression expression, Symbols symbols) {
        List<Expression> open = new ArrayList<>(List.of(expression));
        while (!open.isEmpty()) {
            Expression next = open.removeLast();
            if (next instanceof Expression.Name name) {
                symbols.load(name.name());
            }
            open.addAll(Children.of(next));
        }
    }

    private static void store(Statement.Target target, Symbols symbols) {
        switch (target) {
            case Statement.Target.Variable variable -> symbols.store(variable.name());
            case Statement.Target.NamespaceAttribute attribute -> symbols.load(attribute.namespace());
            case Statement.Target.Unpacking unpacking -> unpacking.targets().forEach(inner -> store(inner, symbols));
        }
    }

    private static void declare(Statement.Target target, Symbols symbols) {
        switch (target) {
            case Statement.Target.Variable variable -> symbols.declareParameter(variable.name());
            case Statement.Target.NamespaceAttribute attribute -> symbols.load(attribute.namespace());
            case Statement.Target.Unpacking unpacking -> unpacking.targets().forEach(inner -> declare(inner, symbols));
        }
    }
}
