package dev.pintail.secret;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ${scheme:name}} in a configuration value.
 *
 * @param scheme which provider to ask, for example {@code env}
 * @param name what to ask for
 */
public record SecretReference(String scheme, String name) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z][a-z-]*):([^}]+)}");

    public SecretReference {
        requireNonNull(scheme, "scheme is null");
        requireNonNull(name, "name is null");
    }

    /** Whether a text consists of references and nothing else. */
    public static boolean isOnly(String text) {
        return !text.isEmpty() && REFERENCE.matcher(text).replaceAll("").isEmpty();
    }

    /** A matcher that finds the references in a text; group 1 is the scheme, group 2 the name. */
    static Matcher matcher(String text) {
        return REFERENCE.matcher(text);
    }

    static SecretReference of(Matcher match) {
        return new SecretReference(match.group(1), match.group(2));
    }

    @Override
    public String toString() {
        return "${" + scheme + ":" + name + "}";
    }
}
