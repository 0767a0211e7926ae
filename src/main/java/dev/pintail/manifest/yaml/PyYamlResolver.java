package dev.pintail.manifest.yaml;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Which plain scalars are not text: PyYAML's rules, where a float needs a point and {@code 0o14} and {@code y} are texts. */
final class PyYamlResolver extends Resolver {
    /** The type of a lone {@code =}, which nothing can construct. */
    static final Tag VALUE = new Tag(Tag.PREFIX + "value");

    private static final Pattern BOOL =
            Pattern.compile("yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF");
    private static final Pattern FLOAT = Pattern.compile("[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?"
            + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
            + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
            + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
    private static final Pattern INT = Pattern.compile("[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)"
            + "|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+");
    private static final Pattern MERGE = Pattern.compile("<<");
    private static final Pattern NULL = Pattern.compile("~|null|Null|NULL|");
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"
            + "|[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?(?:[Tt]|[ \\t]+)[0-9][0-9]?:[0-9][0-9]:[0-9][0-9](?:\\.[0-9]*)?"
            + "(?:[ \\t]*(?:Z|[-+][0-9][0-9]?(?::[0-9][0-9])?))?");
    private static final Pattern EQUALS = Pattern.compile("=");

    @Override
    protected void addImplicitResolvers() {
        // Longer numbers exist in PyYAML but in no manifest; the limits keep hostile ones from the patterns.
        addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO", 5);
        addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.", 5000);
        addImplicitResolver(Tag.INT, INT, "-+0123456789", 5000);
        addImplicitResolver(Tag.MERGE, MERGE, "<", 2);
        addImplicitResolver(Tag.NULL, NULL, "~nN\0", 4);
        addImplicitResolver(Tag.TIMESTAMP, TIMESTAMP, "0123456789", 100);
        addImplicitResolver(VALUE, EQUALS, "=", 1);
    }
}
