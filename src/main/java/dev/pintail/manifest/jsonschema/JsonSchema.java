package dev.pintail.manifest.jsonschema;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.template.python.PythonError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JSON schema, draft 7 or 2020-12, that values can be compared with.
 *
 * <p>As in the reference {@code format} is a remark only, {@code 1.0} is an integer, patterns are Python's and are searched for.
 * References lead inside the schema; nothing is fetched. {@code unevaluatedItems}, {@code unevaluatedProperties} and dynamic
 * references are ignored. Immutable and thread-safe.
 */
public final class JsonSchema {
    /** Earlier drafts differ in nothing that a specification uses. */
    private static final Pattern DRAFT_7 = Pattern.compile("http://json-schema\\.org/draft-0[3467]/schema#?");

    private final Object schema;
    private final boolean draft7;

    private JsonSchema(Object schema, boolean draft7) {
        this.schema = schema;
        this.draft7 = draft7;
    }

    /** The schema; the draft is the one that {@code $schema} names, or else 2020-12. */
    public static JsonSchema of(Map<String, Object> schema) {
        boolean older = schema.get("$schema") instanceof String dialect
                && DRAFT_7.matcher(dialect).matches();
        return new JsonSchema(schema, older);
    }

    /**
     * What is most wrong with a value; empty if it keeps the schema.
     *
     * @throws ManifestException if this is no JSON schema
     */
    public Optional<Violation> violation(Object value) {
        try {
            return Violation.best(new Comparison(schema, draft7).violations(schema, value, List.of()));
        } catch (ClassCastException | PythonError e) {
            throw invalid(e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw invalid(e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw invalid("its references go in circles", e);
        }
    }

    private static ManifestException invalid(String reason, Throwable cause) {
        return new ManifestException(ErrorCode.MANIFEST_INVALID, "not a JSON schema: " + reason, "", cause);
    }
}
