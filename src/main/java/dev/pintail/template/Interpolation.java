package dev.pintail.template;

import java.util.Optional;

/**
 * The reference's rules around a template.
 *
 * <p>The rendered text is read as a Python literal. A wrong type anywhere makes the template's own text the result. What
 * renders empty, or is undefined, is replaced by the default.
 *
 * @param forbidden whether the text mentions the one word that may not occur in it, not even as plain text
 */
record Interpolation(Template template, Optional<Template> fallback, boolean forbidden) {
    private static final String FORBIDDEN = "stream_state";

    /** Without a default: what renders empty is null. */
    static Interpolation of(String source) {
        return of(Template.of(source), Optional.empty());
    }

    static Interpolation of(Template template, Optional<Template> fallback) {
        return new Interpolation(template, fallback, template.source().contains(FORBIDDEN));
    }

    /** @throws TemplateException for everything but a wrong type, and an undefined value if the default is undefined, too */
    Object eval(Scope scope, ValidTypes types) {
        if (forbidden) {
            throw new TemplateException.ForbiddenVariable(
                    "`stream_state` is no longer supported for interpolation. We recommend using `stream_interval` instead."
                            + " Please reference the CDK Migration Guide for more information.");
        }
        try {
            Object value = value(template, scope);
            if (!"".equals(value)) {
                return types.read(value);
            }
        } catch (TemplateException.Undefined e) {
            // The default takes its place.
        }
        return fallback.isPresent() ? types.read(value(fallback.get(), scope)) : null;
    }

    private static Object value(Template template, Scope scope) {
        try {
            return template.value(scope);
        } catch (TemplateException.WrongType e) {
            return template.source();
        }
    }
}
