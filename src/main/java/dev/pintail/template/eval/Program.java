package dev.pintail.template.eval;

import dev.pintail.template.Scope;
import dev.pintail.template.TemplateException;
import dev.pintail.template.syntax.Source;
import java.util.Optional;
import java.util.Set;

/** A template ready to run: plain text, code, or what is wrong with it. Immutable and thread-safe. */
public sealed interface Program permits Program.PlainText, Program.Broken, CompiledTemplate {
    /** Never fails: a text that is no template becomes a program that does. */
    static Program compile(Source source) {
        if (source.isPlainText()) {
            return new PlainText(source.text());
        }
        try {
            return CompiledTemplate.of(source);
        } catch (TemplateException e) {
            return new Broken(e);
        }
    }

    /** The text that it prints. */
    String render(Scope scope);

    /**
     * The text that it prints, or, if it is a single value, what reading that text as a literal would give. So a text is still
     * to be read, and everything else is not.
     */
    default Object value(Scope scope) {
        return render(scope);
    }

    /** What is wrong with the template itself. */
    default Optional<TemplateException> problem() {
        return Optional.empty();
    }

    /** Names read from the scope. */
    default Set<String> variables() {
        return Set.of();
    }

    /** Whether its result depends on nothing but those variables, and it changes none of them. */
    default boolean isSteady() {
        return true;
    }

    default boolean isPlainText() {
        return false;
    }

    record PlainText(String text) implements Program {
        @Override
        public String render(Scope scope) {
            return text;
        }

        @Override
        public boolean isPlainText() {
            return true;
        }
    }

    record Broken(TemplateException exception) implements Program {
        @Override
        public String render(Scope scope) {
            throw exception;
        }

        @Override
        public Optional<TemplateException> problem() {
            return Optional.of(exception);
        }
    }
}
