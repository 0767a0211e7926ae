package dev.pintail.source.auth;

import dev.pintail.manifest.component.InjectInto;
import dev.pintail.manifest.component.RequestOption;
import dev.pintail.source.http.OptionPlace;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import dev.pintail.template.python.Str;
import java.util.List;
import java.util.Map;

/** Makes places in requests from their definitions. */
final class OptionPlaces {
    private OptionPlaces() {}

    /** @throws dev.pintail.error.ManifestException if it has no name or two */
    static OptionPlace of(RequestOption definition, Scope scope) {
        boolean hasPath = !definition.fieldPath().isEmpty();
        if (definition.fieldName() == null && !hasPath) {
            throw Authenticators.invalid("RequestOption requires either a field_name or field_path");
        }
        if (definition.fieldName() != null && hasPath) {
            throw Authenticators.invalid("Only one of field_name or field_path can be provided to RequestOption");
        }
        if (hasPath && definition.injectInto() != InjectInto.BODY_JSON) {
            throw Authenticators.invalid("Nested field injection is only supported for body JSON injection."
                    + " Please use a top-level field_name for other injection types.");
        }
        List<String> path = hasPath ? definition.fieldPath() : List.of(definition.fieldName());
        return new OptionPlace(
                definition.injectInto(),
                path.stream().map(step -> text(step, Map.of(), scope)).toList());
    }

    static OptionPlace header(String name, Map<String, Object> parameters, Scope scope) {
        return OptionPlace.header(text(name, parameters, scope));
    }

    private static String text(String template, Map<String, Object> parameters, Scope scope) {
        return Str.of(new InterpolatedString(template, parameters).eval(scope));
    }
}
