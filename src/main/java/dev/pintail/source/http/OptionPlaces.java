package dev.pintail.source.http;

import dev.pintail.source.session.ConfigTemplates;
import dev.pintail.template.Scope;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.InjectInto;
import dev.pintail.manifest.component.RequestOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where routers and cursors inject their values, built from the manifest. */
public record OptionPlaces(ConfigTemplates templates) {
    /**
     * @param scope with the configuration
     */
    public OptionPlaces(Scope scope) {
        this(new ConfigTemplates(scope));
    }

    /**
     * The place that an option names, which is there and has no parameters.
     *
     * @throws ManifestException as {@link #place}
     */
    public OptionPlace required(RequestOption option) {
        return place(option, Map.of()).orElseThrow();
    }

    /**
     * The place that an option names; empty without an option.
     *
     * @throws ManifestException if it has no name or two, or a path where there is no JSON
     */
    public Optional<OptionPlace> place(RequestOption option, Map<String, Object> parameters) {
        if (option == null) {
            return Optional.empty();
        }
        boolean named = option.fieldName() != null && !option.fieldName().isEmpty();
        if (named == !option.fieldPath().isEmpty()) {
            throw invalid("needs either field_name or field_path");
        }
        if (!named && option.injectInto() != InjectInto.BODY_JSON) {
            throw invalid("can have a field_path only in a JSON body");
        }
        List<String> path = named ? List.of(option.fieldName()) : option.fieldPath();
        return Optional.of(new OptionPlace(option.injectInto(), templates.texts(path, parameters)));
    }

    private static ManifestException invalid(String problem) {
        return new ManifestException(ErrorCode.MANIFEST_INVALID, "A RequestOption " + problem, "");
    }
}
