package dev.pintail.template.syntax;

import static dev.pintail.template.syntax.TokenKind.ASSIGN;
import static dev.pintail.template.syntax.TokenKind.BLOCK_END;
import static dev.pintail.template.syntax.TokenKind.COMMA;
import static dev.pintail.template.syntax.TokenKind.LEFT_PAREN;
import static dev.pintail.template.syntax.TokenKind.NAME;
import static dev.pintail.template.syntax.TokenKind.RIGHT_PAREN;
import static dev.pintail.template.syntax.TokenKind.SUB;

import dev.pintail.template.syntax.Statement.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one tag with everything up to its end tag. */
final class TagParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final TemplateParser bodies;
    private final TargetParser targets;

    TagParser(TokenStream tokens, ExpressionParser expressions, TemplateParser bodies) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.bodies = bodies;
        this.targets = new TargetParser(tokens, expressions);
    }

    /** The statements of the tag whose name is the current token; {@code endWords} are what would end the block around it. */
    List<Statement> tag(List<String> endWords) {
        Token tag = tokens.current();
        if (tag.kind() != NAME) {
            throw tokens.error("tag name expected");
        }
        int offset = tag.offset();
        return switch (tag.text()) {
            case "print" -> prints();
            case "if" -> List.of(ifTag(offset));
            case "for" -> List.of(forTag(offset));
            case "set" -> List.of(set(offset));
            case "with" -> List.of(with(offset));
            case "macro" -> List.of(macro(offset));
            case "call" -> List.of(call(offset));
            case "filter" -> List.of(filter(offset));
            case "block" -> List.of(block(offset));
            case "autoescape" -> List.of(autoescape(offset));
            case "extends" -> List.of(otherTemplate(offset));
            case "include" -> List.of(include(offset));
            case "import" -> List.of(importTag(offset));
            case "from" -> List.of(from(offset));
            default -> {
                String looking = endWords.isEmpty()
                        ? ""
                        : " Jinja was looking for the following tags: '" + String.join("' or '", endWords) + "'.";
                throw tokens.error("Encountered unknown tag '" + tag.text() + "'." + looking);
            }
        };
    }

    private List<Statement> prints() {
        tokens.next();
        List<Statement> prints = new ArrayList<>();
        while (tokens.kind() != BLOCK_END) {
            if (!prints.isEmpty()) {
                tokens.expect(COMMA);
            }
            int offset = tokens.current().offset();
            prints.add(new Statement.Print(expressions.expression(), offset));
        }
        return prints;
    }

    /** From {@code if} or {@code elif} to the end; an {@code elif} is an if inside of the else. */
    private Statement ifTag(int offset) {
        tokens.next();
        Expression condition = expressions.tupleWithoutCondition("");
        List<Statement> then = bodies.body("elif", "else", "endif");
        List<Statement> otherwise = List.of();
        if (tokens.isName("elif")) {
            otherwise = List.of(ifTag(tokens.current().offset()));
        } else if (tokens.next().isName("else")) {
            otherwise = bodies.wholeBody("endif");
        }
        return new Statement.If(condition, then, otherwise, offset);
    }

    private Statement forTag(int offset) {
        tokens.next();
        Statement.Target target = targets.target("in");
        tokens.expectName("in");
        Expression items = expressions.tupleWithoutCondition("recursive");
        Optional<Expression> condition =
                tokens.skipName("if") ? Optional.of(expressions.expression()) : Optional.empty();
        boolean recursive = tokens.skipName("recursive");
        List<Statement> body = bodies.body("endfor", "else");
        List<Statement> otherwise = tokens.next().isName("else") ? bodies.wholeBody("endfor") : List.of();
        return new Statement.For(target, items, condition, recursive, body, otherwise, offset);
    }

    private Statement set(int offset) {
        tokens.next();
        Statement.Target target = targets.targetOrAttribute();
        if (tokens.skip(ASSIGN)) {
            return new Statement.Set(target, expressions.tuple(), offset);
        }
        Expression value = expressions.filters(new Expression.BlockText());
        return new Statement.SetBlock(target, value, bodies.wholeBody("endset"), offset);
    }

    private Statement with(int offset) {
        tokens.next();
        List<Statement.Assignment> assignments = new ArrayList<>();
        while (tokens.kind() != BLOCK_END) {
            if (!assignments.isEmpty()) {
                tokens.expect(COMMA);
            }
            Statement.Target target = targets.target("");
            tokens.expect(ASSIGN);
            assignments.add(new Statement.Assignment(target, expressions.expression()));
        }
        return new Statement.With(assignments, bodies.wholeBody("endwith"), offset);
    }

    private Statement macro(int offset) {
        tokens.next();
        String name = targets.name();
        Parameters parameters = parameters();
        return new Statement.MacroDefinition(name, parameters, bodies.wholeBody("endmacro"), offset);
    }

    private Statement call(int offset) {
        tokens.next();
        Parameters parameters = tokens.kind() == LEFT_PAREN ? parameters() : Parameters.NONE;
        if (!(expressions.expression() instanceof Expression.Call call)) {
            throw tokens.error("expected call", offset);
        }
        return new Statement.CallBlock(call, parameters, bodies.wholeBody("endcall"), offset);
    }

    private Parameters parameters() {
        tokens.expect(LEFT_PAREN);
        List<String> names = new ArrayList<>();
        List<Expression> defaults = new ArrayList<>();
        while (tokens.kind() != RIGHT_PAREN) {
            if (!names.isEmpty()) {
                tokens.expect(COMMA);
            }
            names.add(targets.name());
            if (tokens.skip(ASSIGN)) {
                defaults.add(expressions.expression());
            } else if (!defaults.isEmpty()) {
                throw tokens.error("non-default argument follows default argument");
            }
        }
        tokens.next();
        return new Parameters(names, defaults);
    }

    private Statement filter(int offset) {
        tokens.next();
        Expression first = expressions.filter(new Expression.BlockText());
        Expression value = expressions.filters(first);
        return new Statement.FilterBlock(value, bodies.wholeBody("endfilter"), offset);
    }

    private Statement block(int offset) {
        tokens.next();
        String name = tokens.expect(NAME).text();
        tokens.skipName("scoped");
        boolean required = tokens.skipName("required");
        if (tokens.kind() == SUB) {
            throw tokens.error("Block names in Jinja have to be valid Python identifiers and may not contain hyphens,"
                    + " use an underscore instead.");
        }
        List<Statement> body = bodies.wholeBody("endblock");
        if (required && !body.stream().allMatch(TagParser::isBlank)) {
            throw tokens.error("Required blocks can only contain comments or whitespace");
        }
        tokens.skipName(name);
        return new Statement.Block(name, body, offset);
    }

    private static boolean isBlank(Statement statement) {
        return statement instanceof Statement.Text text && text.text().isBlank();
    }

    private Statement autoescape(int offset) {
        tokens.next();
        Expression enabled = expressions.expression();
        return new Statement.Autoescape(enabled, bodies.wholeBody("endautoescape"), offset);
    }

    private Statement otherTemplate(int offset) {
        tokens.next();
        return new Statement.OtherTemplate(expressions.expression(), List.of(), offset);
    }

    private Statement include(int offset) {
        Statement statement = otherTemplate(offset);
        if (tokens.isName("ignore") && tokens.ahead().isName("missing")) {
            tokens.next();
            tokens.next();
        }
        withContext();
        return statement;
    }

    private Statement importTag(int offset) {
        tokens.next();
        Expression template = expressions.expression();
        tokens.expectName("as");
        String name = targets.name();
        withContext();
        return new Statement.OtherTemplate(template, List.of(name), offset);
    }

    private Statement from(int offset) {
        tokens.next();
        Expression template = expressions.expression();
        tokens.expectName("import");
        List<String> names = new ArrayList<>();
        do {
            if (withContext()) {
                break;
            }
            String name = targets.name();
            if (name.startsWith("_")) {
                throw tokens.error("names starting with an underline can not be imported");
            }
            names.add(tokens.skipName("as") ? targets.name() : name);
        } while (!withContext() && tokens.skip(COMMA));
        return new Statement.OtherTemplate(template, names, offset);
    }

    private boolean withContext() {
        boolean found = (tokens.isName("with") || tokens.isName("without"))
                && tokens.ahead().isName("context");
        if (found) {
            tokens.next();
            tokens.next();
        }
        return found;
    }
}
