package dev.pintail.template;

import dev.pintail.template.eval.Program;
import dev.pintail.template.syntax.Source;
import java.util.Optional;
import java.util.Set;

/**
 * A compiled template. Immutable and thread-safe; text without tags costs nothing to evaluate.
 *
 * <p>Making one never fails. What is wrong with its text is thrown by every evaluation, as in the reference, and can be asked
 * for before.
 */
public final class Template {
    private final String source;
    private final Program program;

    private Template(String source, Program program) {
        this.source = source;
        this.program = program;
    }

    public static Template of(String source) {
        return new Template(source, Program.compile(Source.of(source)));
    }

    /** The text it was made of. */
    public String source() {
        return source;
    }

    /** What is wrong with the text, if anything. */
    public Optional<TemplateException> syntaxError() {
        return program.problem();
    }

    /** The names of variables that it may read; global functions are none. */
    public Set<String> variables() {
        return program.variables();
    }

    /** Whether it is only text, the same for every scope. */
    public boolean isPlainText() {
        return program.isPlainText();
    }

    /**
     * Whether its value can only change with the values of these variables: it reads no others, asks neither clock nor
     * chance, and changes nothing. Such a template needs to be evaluated only once for each value of them.
     */
    public boolean dependsOnlyOn(Set<String> names) {
        return names.containsAll(program.variables()) && program.isSteady();
    }

    /**
     * The text that the template prints.
     *
     * @throws TemplateException if it is no template, names variables that the scope does not have, or fails
     */
    public String render(Scope scope) {
        return program.render(scope);
    }

    /** The text that the template prints, still to be read as a literal; or what reading it gives, if that is no text. */
    Object value(Scope scope) {
        return program.value(scope);
    }

    @Override
    public String toString() {
        return source;
    }
}
