package dev.pintail.template;

import java.util.Optional;

/**
 * The reference's rules around a template.
 *
 * <p>The rendered text is read as a Python literal. A wrong type anywhere makes the template's own text the result. What
 * renders empty, or is undefined, is replaced by the default.
 */
record Interpolation(Template template, Optional<Template> fallback) {
    private static final String FORBIDDEN = "stream_state";

    /** Without a default: what renders empty is null. */
    static Interpolation of(String source) {
        return new Interpolation(Template.of(source), Optional.empty());
    }

    /** @throws TemplateException for everything but a wrong type, and an undefined value if the default is undefined, too */
    Object eval(Scope scope, ValidTypes types) {
        if (template.source().contains(FORBIDDEN)) {
            throw new TemplateException.ForbiddenVariable(
                    "`stream_state` is no longer supported for interpolation. We recommend using `stream_interval` instead."
                            + " Please reference the CDK Migration Guide for more information.");
        }
        try {
            String text = rendered(template, scope);
            if (!text.isEmpty()) {
                return types.read(text);
            }
        } catch (TemplateException.Undefined e) {
            // The default takes its place.
        }
        return fallback.isPresent() ? types.read(rendered(fallback.get(), scope)) : null;
    }

    private static String rendered(Template template, Scope scope) {
        try {
            return template.render(scope);
        } catch (TemplateException.WrongType e) {
            return template.source();
        }
    }
}
