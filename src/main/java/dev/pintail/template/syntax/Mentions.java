package dev.pintail.template.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which names and calls occur anywhere in a part of a template, and which names it sets. */
public final class Mentions {
    private final Set<String> read = new HashSet<>();
    private final Set<String> set = new HashSet<>();
    private final Set<String> methods = new HashSet<>();
    private final Set<String> filters = new HashSet<>();

    private Mentions() {}

    public static Mentions of(List<Statement> statements) {
        Mentions mentions = new Mentions();
        mentions.statements(statements);
        return mentions;
    }

    public boolean reads(String name) {
        return read.contains(name);
    }

    /** Names that are set by a tag: variables, loop variables, macros and their parameters. */
    public boolean sets(String name) {
        return set.contains(name);
    }

    /** Names of attributes that are called. */
    public Set<String> methods() {
        return Set.copyOf(methods);
    }

    public Set<String> filters() {
        return Set.copyOf(filters);
    }

    private void statements(List<Statement> statements) {
        for (Statement statement : statements) {
            switch (statement) {
                case Statement.Text text -> {}
                case Statement.Print print -> expression(print.expression());
                case Statement.If branches -> {
                    expression(branches.condition());
                    statements(branches.then());
                    statements(branches.otherwise());
                }
                case Statement.For loop -> {
                    target(loop.target());
                    expression(loop.items());
                    loop.condition().ifPresent(this::expression);
                    statements(loop.body());
                    statements(loop.otherwise());
                }
                case Statement.Set set -> {
                    target(set.target());
                    expression(set.value());
                }
                case Statement.SetBlock set -> {
                    target(set.target());
                    expression(set.value());
                    statements(set.body());
                }
                case Statement.With with -> {
                    for (Statement.Assignment assignment : with.assignments()) {
                        target(assignment.target());
                        expression(assignment.value());
                    }
                    statements(with.body());
                }
                case Statement.MacroDefinition macro -> {
                    set.add(macro.name());
                    callable(macro.parameters(), macro.body());
                }
                case Statement.CallBlock call -> {
                    expression(call.call());
                    callable(call.parameters(), call.body());
                }
                case Statement.FilterBlock filter -> {
                    expression(filter.value());
                    statements(filter.body());
                }
                case Statement.Block block -> statements(block.body());
                case Statement.Autoescape autoescape -> {
                    expression(autoescape.enabled());
                    statements(autoescape.body());
                }
                case Statement.OtherTemplate other -> {
                    expression(other.template());
                    set.addAll(other.names());
                }
            }
        }
    }

    private void callable(Statement.Parameters parameters, List<Statement> body) {
        set.addAll(parameters.names());
        parameters.defaults().forEach(this::expression);
        statements(body);
    }

    private void target(Statement.Target target) {
        switch (target) {
            case Statement.Target.Variable variable -> set.add(variable.name());
            case Statement.Target.NamespaceAttribute attribute -> read.add(attribute.namespace());
            case Statement.Target.Unpacking unpacking -> unpacking.targets().forEach(this::target);
        }
    }

    private void expression(Expression expression) {
        List<Expression> open = new ArrayList<>(List.of(expression));
        while (!open.isEmpty()) {
            Expression next = open.removeLast();
            switch (next) {
                case Expression.Name name -> read.add(name.name());
                case Expression.Call(Expression.Attribute attribute, Expression.Arguments arguments) ->
                    methods.add(attribute.name());
                case Expression.Filter filter -> filters.add(filter.call().name());
                default -> {}
            }
            open.addAll(Children.of(next));
        }
    }
}
