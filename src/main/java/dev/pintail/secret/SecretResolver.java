package dev.pintail.secret;

import static java.util.stream.Collectors.joining;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;

/**
 * Replaces the secret references in a configuration by the secrets.
 *
 * <p>A reference may be a whole value or a part of one; the result is always text. Every secret found is told to the
 * {@link Masker}, so that it appears in no output.
 */
public final class SecretResolver {
    private final Map<String, SecretProvider> providers;
    private final Masker masker;

    /**
     * @param providers by scheme
     */
    public SecretResolver(Map<String, SecretProvider> providers, Masker masker) {
        this.providers = new TreeMap<>(providers);
        this.masker = masker;
    }

    /**
     * A copy of the value with all references replaced.
     *
     * @throws ConfigException SECRET_NOT_FOUND, naming the reference
     */
    public Object resolve(Object value) {
        return switch (value) {
            case String text -> resolveText(text);
            case Map<?, ?> map -> {
                Map<String, Object> resolved = new LinkedHashMap<>();
                map.forEach((key, member) -> resolved.put((String) key, resolve(member)));
                yield resolved;
            }
            case List<?> list -> {
                List<Object> resolved = new ArrayList<>();
                list.forEach(item -> resolved.add(resolve(item)));
                yield resolved;
            }
            case null -> null;
            default -> value;
        };
    }

    /** As {@link #resolve}, for a text. */
    public String resolveText(String text) {
        Matcher match = SecretReference.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (match.find()) {
            match.appendReplacement(resolved, Matcher.quoteReplacement(secret(SecretReference.of(match))));
        }
        return match.appendTail(resolved).toString();
    }

    private String secret(SecretReference reference) {
        SecretProvider provider = providers.get(reference.scheme());
        if (provider == null) {
            String known = providers.keySet().stream()
                    .map(scheme -> "${" + scheme + ":...}")
                    .collect(joining(", "));
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID,
                    "The reference %s has an unknown kind \"%s\".%s"
                            .formatted(
                                    reference,
                                    reference.scheme(),
                                    NearestName.suggestion(reference.scheme(), providers.keySet())),
                    "Known kinds: " + known);
        }
        String secret = provider.secret(reference.name())
                .orElseThrow(() -> new ConfigException(
                        ErrorCode.SECRET_NOT_FOUND,
                        "Nothing is found for %s.".formatted(reference),
                        "env".equals(reference.scheme())
                                ? "Set the environment variable: export %s=...".formatted(reference.name())
                                : "Check the name and that this process may read it."));
        masker.add(secret);
        return secret;
    }
}
