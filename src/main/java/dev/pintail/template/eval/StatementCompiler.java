package dev.pintail.template.eval;

import dev.pintail.template.TemplateException;
import dev.pintail.template.python.PythonError;
import dev.pintail.template.python.Truth;
import dev.pintail.template.syntax.Source;
import dev.pintail.template.syntax.Statement;
import dev.pintail.template.value.CallArguments;
import dev.pintail.template.value.Calls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns statements into steps. */
final class StatementCompiler {
    /** The variable that holds the text of a filtered block; no template can name it. */
    static final String BLOCK_TEXT = " text";

    private final Source source;
    private final ExpressionCompiler expressions;
    private final Map<String, Step> blocks;

    StatementCompiler(Source source, ExpressionCompiler expressions, Map<String, Step> blocks) {
        this.source = source;
        this.expressions = expressions;
        this.blocks = blocks;
    }

    Step compile(List<Statement> statements) {
        List<Step> steps = new ArrayList<>();
        for (Statement statement : statements) {
            steps.add(compile(statement));
        }
        return switch (steps.size()) {
            case 0 -> (frame, out) -> {};
            case 1 -> steps.getFirst();
            default -> sequence(steps.toArray(Step[]::new));
        };
    }

    private static Step sequence(Step[] steps) {
        return (frame, out) -> {
            for (Step step : steps) {
                step.run(frame, out);
            }
        };
    }

    private Step compile(Statement statement) {
        return switch (statement) {
            case Statement.Text text -> {
                String literal = text.text();
                yield (frame, out) -> out.append(literal);
            }
            case Statement.Print print -> {
                Code value = expressions.compile(print.expression());
                yield located(print.offset(), (frame, out) -> out.append(Printing.text(value.run(frame), frame)));
            }
            case Statement.If branches -> located(branches.offset(), branches(branches));
            case Statement.For loop -> located(loop.offset(), loop(loop));
            case Statement.Set set -> {
                Assign target = Assign.of(set.target());
                Code value = expressions.compile(set.value());
                yield located(set.offset(), (frame, out) -> target.assign(frame, value.run(frame)));
            }
            case Statement.SetBlock set -> {
                Assign target = Assign.of(set.target());
                Code value = blockText(set.body(), expressions.compile(set.value()));
                yield located(set.offset(), (frame, out) -> target.assign(frame, value.run(frame)));
            }
            case Statement.With with -> located(with.offset(), with(with));
            case Statement.MacroDefinition definition -> {
                MacroCode macro = macro(definition.name(), definition.parameters(), definition.body());
                yield (frame, out) -> frame.set(macro.name(), new Macro(macro, frame));
            }
            case Statement.CallBlock call -> located(call.offset(), call(call));
            case Statement.FilterBlock filter -> {
                Code value = blockText(filter.body(), expressions.compile(filter.value()));
                yield located(filter.offset(), (frame, out) -> out.append(Printing.requireText(value.run(frame))));
            }
            case Statement.Block block -> block(block);
            case Statement.Autoescape autoescape -> {
                Code enabled = expressions.compile(autoescape.enabled());
                Step body = compile(autoescape.body());
                yield (frame, out) -> body.run(frame.inner(Truth.of(enabled.run(frame))), out);
            }
            case Statement.OtherTemplate other ->
                located(other.offset(), (frame, out) -> {
                    throw new PythonError.TypeError("no loader for this environment specified");
                });
        };
    }

    /** The value of a print as {@link Program#value} wants it: text still to be read, or what reading it gives. */
    Code value(Statement.Print print) {
        Code code = expressions.compile(print.expression());
        return located(print.offset(), frame -> Printing.value(code.run(frame), frame));
    }

    private Code located(int offset, Code code) {
        return frame -> {
            try {
                return code.run(frame);
            } catch (PythonError e) {
                throw TemplateException.of(e).at(source.place(offset));
            } catch (TemplateException e) {
                throw e.at(source.place(offset));
            }
        };
    }

    /** Adds the place to whatever goes wrong in a step, and makes Python's errors the template's. */
    private Step located(int offset, Step step) {
        return (frame, out) -> {
            try {
                step.run(frame, out);
            } catch (PythonError e) {
                throw TemplateException.of(e).at(source.place(offset));
            } catch (TemplateException e) {
                throw e.at(source.place(offset));
            }
        };
    }

    private Step branches(Statement.If branches) {
        return expressions.whereConditional(() -> {
            Code condition = expressions.compile(branches.condition());
            Step then = compile(branches.then());
            Step otherwise = compile(branches.otherwise());
            return (frame, out) -> (Truth.of(condition.run(frame)) ? then : otherwise).run(frame, out);
        });
    }

    private Step loop(Statement.For statement) {
        LoopCode loop = new LoopCode(
                Assign.of(statement.target()),
                statement.condition().map(expressions::compile),
                compile(statement.body()),
                compile(statement.otherwise()),
                statement.recursive());
        Code items = expressions.compile(statement.items());
        return (frame, out) -> loop.run(items.run(frame), frame, 0, out);
    }

    private Step with(Statement.With with) {
        Assign[] targets = with.assignments().stream()
                .map(assignment -> Assign.of(assignment.target()))
                .toArray(Assign[]::new);
        Code[] values = expressions.compile(
                with.assignments().stream().map(Statement.Assignment::value).toList());
        Step body = compile(with.body());
        return (frame, out) -> {
            Object[] assigned = ExpressionCompiler.run(values, frame);
            Frame inner = frame.inner();
            for (int i = 0; i < targets.length; i++) {
                targets[i].assign(inner, assigned[i]);
            }
            body.run(inner, out);
        };
    }

    private MacroCode macro(String name, Statement.Parameters parameters, List<Statement> body) {
        List<Code> defaults = List.of(expressions.compile(parameters.defaults()));
        return MacroCode.of(name, parameters.names(), defaults, body, compile(body));
    }

    private Step call(Statement.CallBlock call) {
        Code target = expressions.compile(call.call().target());
        ArgumentsCode arguments = ArgumentsCode.of(call.call().arguments(), expressions);
        MacroCode caller = macro("caller", call.parameters(), call.body());
        return (frame, out) -> {
            CallArguments given = arguments.run(frame);
            Map<String, Object> keywords = new LinkedHashMap<>(given.keywords());
            keywords.put("caller", new Macro(caller, frame));
            CallArguments all = CallArguments.of(given.positional().toArray(), keywords);
            out.append(Printing.text(Calls.call(target.run(frame), all, frame), frame));
        };
    }

    /** The value of an expression over the text that a block prints. */
    private Code blockText(List<Statement> body, Code value) {
        Step step = compile(body);
        return frame -> {
            Frame inner = frame.inner();
            Output text = new Output(frame.budget());
            step.run(inner, text);
            inner.set(BLOCK_TEXT, Printing.finished(text, frame));
            return value.run(inner);
        };
    }

    /** A block sees only what the template as a whole sees. */
    private Step block(Statement.Block block) {
        Step body = compile(block.body());
        if (blocks.putIfAbsent(block.name(), body) != null) {
            throw source.error("block '" + block.name() + "' defined twice", block.offset());
        }
        return (frame, out) -> body.run(TemplateReference.frame(frame, blocks), out);
    }
}
