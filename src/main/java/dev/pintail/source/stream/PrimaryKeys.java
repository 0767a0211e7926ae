package dev.pintail.source.stream;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import java.util.List;

/** A stream's key as a list of top-level fields. */
final class PrimaryKeys {
    private PrimaryKeys() {}

    /**
     * @param definition a field, a list of fields, a list of paths, or null for none
     * @throws ManifestException for paths that lead below the top level
     */
    static List<String> of(Object definition) {
        return switch (definition) {
            case null -> List.of();
            case String field -> List.of(field);
            case List<?> fields
            when fields.stream().allMatch(String.class::isInstance) ->
                fields.stream().map(String.class::cast).toList();
            case List<?> paths
            when paths.stream().allMatch(path -> path instanceof List<?> keys && keys.size() == 1) ->
                paths.stream().map(path -> (String) ((List<?>) path).getFirst()).toList();
            default ->
                throw new ManifestException(
                        ErrorCode.MANIFEST_INVALID, "Nested primary keys are not supported. Found " + definition, "");
        };
    }
}
