package dev.pintail.secret;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Replaces the secret references in a configuration by the secrets: those of one run.
 *
 * <p>A reference may be a whole value or a part of one; the result is always text. What it finds it keeps, so that a secret is
 * fetched once, however many references name it. Every secret found is told to the {@link Masker}, so that it appears in no
 * output. For one thread.
 */
public final class SecretResolver {
    private final SecretSources sources;
    private final Path folder;
    private final Masker masker;
    private final SecretFetch fetch;

    /** @param folder where the relative paths of the connection start */
    public SecretResolver(SecretSources sources, Path folder, Masker masker) {
        this(sources, folder, masker, new SecretFetch(sources, folder));
    }

    private SecretResolver(SecretSources sources, Path folder, Masker masker, SecretFetch fetch) {
        this.sources = requireNonNull(sources, "sources is null");
        this.folder = requireNonNull(folder, "folder is null");
        this.masker = requireNonNull(masker, "masker is null");
        this.fetch = fetch;
    }

    /** The same, having fetched nothing yet; what somebody has typed is kept. */
    public SecretResolver afresh() {
        return new SecretResolver(sources, folder, masker, fetch.afresh());
    }

    /** What encrypts tokens that have to be kept beside the data; empty if there is no key. */
    public Optional<Seal> seal() {
        return Optional.ofNullable(sources.providers().get("env"))
                .flatMap(environment -> environment.secret(Seal.KEY_VARIABLE))
                .map(this::resolveText)
                .map(key -> {
                    masker.add(key);
                    return Seal.withKey(key);
                });
    }

    /** Whether the secret of a reference, which was resolved before, can be changed where it came from. */
    public boolean isWritable(SecretReference reference) {
        return fetch.store(reference).isPresent();
    }

    /**
     * Makes sure that the secret of a reference can be changed where it came from, and changes nothing.
     *
     * @throws ConfigException if it cannot be, or that cannot be told now
     */
    public void requireWritable(SecretReference reference) {
        writing(reference, () -> store(reference).requireWritable(fetch.nameInStore(reference)));
    }

    /**
     * Changes a secret where it came from; when this returns, it is kept.
     *
     * @param expected what is there unless somebody else has changed it
     * @throws ConfigException if it cannot be written, or is no longer what was expected
     */
    public void write(SecretReference reference, String expected, String replacement) {
        writing(
                reference,
                () -> store(reference)
                        .update(fetch.nameInStore(reference), text -> changed(reference, text, expected, replacement)));
    }

    private SecretStore store(SecretReference reference) {
        return fetch.store(reference).orElseThrow(() -> SecretErrors.notKept("it cannot be written there", ""));
    }

    private static void writing(SecretReference reference, Runnable work) {
        try {
            work.run();
        } catch (ConfigException e) {
            throw new ConfigException(
                    e.code(), "The secret %s cannot be written: %s".formatted(reference, e.getMessage()), e.hint());
        }
    }

    private static String changed(SecretReference reference, String text, String expected, String replacement) {
        Optional<JsonMember> member = reference.key().map(JsonMember::of);
        String current = member.isPresent() ? member.get().in(text).orElse("") : text;
        if (!current.equals(expected)) {
            throw SecretErrors.notKept(
                    "somebody else has changed it meanwhile", "If that was you: the next run uses what you wrote.");
        }
        return member.map(place -> place.replaceIn(text, replacement)).orElse(replacement);
    }

    /**
     * A copy of the value with all references replaced. They are fetched at the same time.
     *
     * @throws ConfigException SECRET_NOT_FOUND and the like, naming the reference
     */
    public Object resolve(Object value) {
        Set<SecretReference> references = new LinkedHashSet<>();
        collect(value, references);
        fetch.all(references);
        return replaced(value);
    }

    /** As {@link #resolve}, for a text. */
    public String resolveText(String text) {
        return (String) resolve(text);
    }

    /** As {@link #resolve}, for a configuration. */
    public Map<String, Object> resolveMembers(Map<String, Object> members) {
        Map<String, Object> resolved = new LinkedHashMap<>();
        ((Map<?, ?>) resolve(members)).forEach((name, value) -> resolved.put((String) name, value));
        return resolved;
    }

    private static void collect(Object value, Set<SecretReference> found) {
        switch (value) {
            case String text -> {
                for (Matcher match = SecretReference.matcher(text); match.find(); ) {
                    if (!SecretReference.isLiteral(match)) {
                        found.add(SecretReference.of(match));
                    }
                }
            }
            case Map<?, ?> map -> map.values().forEach(member -> collect(member, found));
            case List<?> list -> list.forEach(item -> collect(item, found));
            case null, default -> {}
        }
    }

    private Object replaced(Object value) {
        return switch (value) {
            case String text -> replacedText(text);
            case Map<?, ?> map -> {
                Map<String, Object> resolved = new LinkedHashMap<>();
                map.forEach((key, member) -> resolved.put((String) key, replaced(member)));
                yield resolved;
            }
            case List<?> list -> {
                List<Object> resolved = new ArrayList<>();
                list.forEach(item -> resolved.add(replaced(item)));
                yield resolved;
            }
            case null -> null;
            default -> value;
        };
    }

    private String replacedText(String text) {
        Matcher match = SecretReference.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (match.find()) {
            String replacement =
                    SecretReference.isLiteral(match) ? match.group().substring(1) : secret(SecretReference.of(match));
            match.appendReplacement(resolved, Matcher.quoteReplacement(replacement));
        }
        return match.appendTail(resolved).toString();
    }

    private String secret(SecretReference reference) {
        Optional<String> found = fetch.secret(reference);
        found.ifPresent(masker::add);
        Optional<String> secret = reference.key().isEmpty() ? found : member(reference, found);
        secret.ifPresent(masker::add);
        return secret.orElseThrow(() -> notFound(reference, found.isPresent()));
    }

    private static Optional<String> member(SecretReference reference, Optional<String> document) {
        try {
            return document.flatMap(JsonMember.of(reference.key().orElseThrow())::in);
        } catch (ConfigException e) {
            throw SecretErrors.naming(reference, e);
        }
    }

    private ConfigException notFound(SecretReference reference, boolean withoutMember) {
        String hint = withoutMember
                ? "There is a secret %s, but it has no such member.".formatted(reference.name())
                : switch (reference.scheme()) {
                    case "env" -> "Set the environment variable: export %s=...".formatted(reference.name());
                    case "dotenv" -> "Write %s=... into %s.".formatted(reference.name(), folder.resolve(".env"));
                    case "prompt" -> "Nobody can be asked, since this is no terminal; use another kind of reference.";
                    case "secret" ->
                        "Looked in: "
                                + sources.order().stream()
                                        .map(place ->
                                                place.scheme() + (place.prefix().isEmpty() ? "" : ":" + place.prefix()))
                                        .collect(joining(", "));
                    default -> "Check the name and that this process may read it.";
                };
        return new ConfigException(ErrorCode.SECRET_NOT_FOUND, "Nothing is found for %s.".formatted(reference), hint);
    }
}
