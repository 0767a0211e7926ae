package dev.pintail.source.dynamic;

import dev.pintail.manifest.yaml.YamlReader;
import dev.pintail.manifest.yaml.YamlSyntaxException;

/** How a text that a mapping puts into a template is understood. */
enum ValueParsing {
    /** It stays as it is. */
    NONE,
    /** It is YAML; what the parser refuses stays a text. */
    YAML,
    /** As {@link #YAML}, and so do date formats and texts with tabs, which not even the scanner takes. */
    LENIENT_YAML;

    /**
     * The value that a text means; other values mean themselves.
     *
     * @throws YamlSyntaxException if it is no YAML in a way that is not expected
     */
    Object parse(Object value) {
        if (this == NONE || !(value instanceof String text)) {
            return value;
        }
        try {
            return YamlReader.read(text).value();
        } catch (YamlSyntaxException e) {
            if (staysText(e)) {
                return text;
            }
            throw e;
        }
    }

    private boolean staysText(YamlSyntaxException e) {
        return switch (e.kind()) {
            case PARSER -> true;
            case SCANNER ->
                this == LENIENT_YAML
                        && (e.problem().contains("expected alphabetic or numeric character, but found %")
                                || e.problem().contains("\\t"));
            default -> false;
        };
    }
}
