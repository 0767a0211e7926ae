package dev.pintail.secret;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ${scheme:name}} or {@code ${scheme:name#key}} in a configuration value; two dollar signs before the brace make it
 * literal text.
 *
 * @param scheme which provider to ask, for example {@code env}
 * @param name what to ask for
 * @param key a member of the JSON document that is there: its name, or a JSON pointer if it begins with a slash
 */
public record SecretReference(String scheme, String name, Optional<String> key) {
    private static final Pattern REFERENCE = Pattern.compile("\\$?\\$\\{([a-z][a-z-]*):([^}]+)}");
    /** What a person or a shell reads may have a # of its own. */
    private static final Set<String> WITHOUT_KEY = Set.of("exec", "prompt");

    public SecretReference {
        requireNonNull(scheme, "scheme is null");
        requireNonNull(name, "name is null");
        requireNonNull(key, "key is null");
    }

    /** Whether a text consists of references and nothing else. */
    public static boolean isOnly(String text) {
        return !text.isEmpty() && REFERENCE.matcher(text).replaceAll("").isEmpty();
    }

    /** A matcher that finds the references in a text, and literal ones, see {@link #isLiteral}. */
    static Matcher matcher(String text) {
        return REFERENCE.matcher(text);
    }

    /** Whether what was found is text that only looks like a reference. */
    static boolean isLiteral(Matcher match) {
        return match.group().startsWith("$$");
    }

    static SecretReference of(Matcher match) {
        String scheme = match.group(1);
        String name = match.group(2);
        int hash = WITHOUT_KEY.contains(scheme) ? -1 : name.lastIndexOf('#');
        return hash < 0
                ? new SecretReference(scheme, name, Optional.empty())
                : new SecretReference(scheme, name.substring(0, hash), Optional.of(name.substring(hash + 1)));
    }

    /** The reference that this text is from its first to its last character. */
    public static Optional<SecretReference> whole(String text) {
        Matcher match = matcher(text);
        return match.matches() && !isLiteral(match) ? Optional.of(of(match)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "${" + scheme + ":" + name + key.map(member -> "#" + member).orElse("") + "}";
    }
}
