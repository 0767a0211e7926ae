package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.connection.Connection;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.manifest.Manifest;
import dev.pintail.protocol.Message;
import dev.pintail.protocol.MessageSink;
import dev.pintail.protocol.SecretValues;
import dev.pintail.secret.Masker;
import dev.pintail.secret.Seal;
import dev.pintail.secret.SecretReference;
import dev.pintail.secret.SecretResolver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The connector's configuration in one run: with the secrets filled in, and with the tokens that the connector changes, which it
 * takes care to keep. For one thread at a time.
 *
 * <p>A refresh token that is good for one use is written back to where it came from; where that cannot be written, it goes into
 * the warehouse, encrypted. Where neither is possible the run is refused before the token is spent.
 */
final class RunConfig implements MessageSink {
    private final Map<String, Object> raw;
    private final RotatedPaths rotated;
    private final SecretResolver secrets;
    private final Optional<KeptTokens> kept;
    /** What lies where the configuration's reference points. */
    private final Map<List<String>, String> placed = new LinkedHashMap<>();

    private final Masker masker;
    private Map<String, Object> values;

    /** The configuration of a connection. */
    static RunConfig of(
            Connection connection, Manifest manifest, SecretResolver secrets, Masker masker, LazyWarehouse warehouse) {
        RotatedPaths rotated = RotatedPaths.of(manifest);
        Optional<KeptTokens> kept = rotated.refreshTokens().isEmpty()
                ? Optional.empty()
                : secrets.seal()
                        .map(seal -> new KeptTokens(connection.name(), seal, warehouse::present, warehouse::keep));
        RunConfig config = new RunConfig(connection.source().config(), rotated, secrets, kept, masker);
        manifest.spec()
                .ifPresent(spec -> SecretValues.of(spec.connectionSpecification(), config.values)
                        .forEach(masker::add));
        return config;
    }

    /**
     * @param raw with references
     * @param kept what keeps tokens if their place cannot; empty if there is no key
     * @throws ConfigException if a secret cannot be had, or a new token could not be kept
     */
    RunConfig(
            Map<String, Object> raw,
            RotatedPaths rotated,
            SecretResolver secrets,
            Optional<KeptTokens> kept,
            Masker masker) {
        this.raw = requireNonNull(raw, "raw is null");
        this.rotated = requireNonNull(rotated, "rotated is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.kept = requireNonNull(kept, "kept is null");
        this.masker = requireNonNull(masker, "masker is null");
        this.values = resolved();
    }

    /** What the connector gets, with the tokens as they are now. */
    Map<String, Object> values() {
        return values;
    }

    /**
     * Keeps the tokens in a configuration that the connector has changed; when this returns, the next run finds them.
     *
     * @throws ConfigException if that is not possible
     */
    @Override
    public void accept(Message message) {
        if (message instanceof Message.ConfigUpdate update) {
            keep(update.config());
        }
    }

    private void keep(Map<String, Object> changed) {
        rotated.refreshTokens().forEach(path -> news(path, changed).ifPresent(token -> keep(path, token)));
        for (List<String> path : rotated.others()) {
            news(path, changed).ifPresent(token -> {
                writable(path).ifPresent(reference -> write(path, reference, token));
                use(path, token);
            });
        }
    }

    /** The same with the secrets read anew; empty if they are what is in use, or cannot be read now. */
    Optional<RunConfig> afresh() {
        try {
            RunConfig fresh = new RunConfig(raw, rotated, secrets.afresh(), kept, masker);
            return fresh.values.equals(values) ? Optional.empty() : Optional.of(fresh);
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }

    private Map<String, Object> resolved() {
        Map<String, Object> resolved = secrets.resolveMembers(raw);
        for (List<String> path : rotated.others()) {
            ConfigPaths.text(resolved, path).ifPresent(text -> placed.put(path, text));
        }
        for (List<String> path : rotated.refreshTokens()) {
            Optional<String> given = ConfigPaths.text(resolved, path);
            if (given.isPresent()) {
                masker.add(given.get());
                placed.put(path, given.get());
                requireThatItCanBeKept(path);
                Optional<String> followed = kept.flatMap(tokens -> tokens.find(path, given.get()));
                if (followed.isPresent()) {
                    masker.add(followed.get());
                    resolved = ConfigPaths.with(resolved, path, followed.get());
                }
            }
        }
        return resolved;
    }

    private void requireThatItCanBeKept(List<String> path) {
        if (kept.isPresent()) {
            return;
        }
        SecretReference reference = writable(path)
                .orElseThrow(() -> noPlace(
                        path,
                        "there is no place for the next one",
                        "Refer to it in a place that can be written, for example ${file:tokens.json#refresh_token},"
                                + " ${dotenv:NAME} or ${aws-sm:name}"));
        try {
            secrets.requireWritable(reference);
        } catch (ConfigException e) {
            throw e.code().retryable()
                    ? e
                    : noPlace(path, "the next one cannot be kept", e.getMessage() + " " + e.hint());
        }
    }

    private static ConfigException noPlace(List<String> path, String problem, String advice) {
        return new ConfigException(
                ErrorCode.SECRET_NOT_KEPT,
                "The refresh token %s is good for one use, and %s.".formatted(String.join(".", path), problem),
                "%s; or set %s, and it is kept in the database, encrypted."
                        .formatted(advice.replaceFirst("\\.$", ""), Seal.KEY_VARIABLE));
    }

    /** The value that a path has now and had not before. */
    private Optional<String> news(List<String> path, Map<String, Object> changed) {
        return ConfigPaths.text(changed, path)
                .filter(text -> !ConfigPaths.text(values, path).equals(Optional.of(text)));
    }

    private void keep(List<String> path, String token) {
        Optional<SecretReference> reference = writable(path);
        if (reference.isEmpty()) {
            keepInWarehouse(path, token);
            return;
        }
        try {
            write(path, reference.get(), token);
        } catch (ConfigException e) {
            if (kept.isEmpty() || e.code() == ErrorCode.SECRET_NOT_KEPT) {
                throw e;
            }
            keepInWarehouse(path, token);
        }
    }

    private void write(List<String> path, SecretReference reference, String token) {
        secrets.write(reference, placed.getOrDefault(path, ""), token);
        placed.put(path, token);
        use(path, token);
    }

    private void keepInWarehouse(List<String> path, String token) {
        kept.orElseThrow(() -> new ConfigException(
                        ErrorCode.SECRET_NOT_KEPT,
                        "There is no place to keep the refresh token %s.".formatted(String.join(".", path)),
                        "Set %s.".formatted(Seal.KEY_VARIABLE)))
                .keep(path, placed.getOrDefault(path, ""), token);
        use(path, token);
    }

    private void use(List<String> path, String token) {
        masker.add(token);
        values = ConfigPaths.with(values, path, token);
    }

    /** The reference that stands at a path, if its place can be written. */
    private Optional<SecretReference> writable(List<String> path) {
        return ConfigPaths.text(raw, path).flatMap(SecretReference::whole).filter(secrets::isWritable);
    }
}
