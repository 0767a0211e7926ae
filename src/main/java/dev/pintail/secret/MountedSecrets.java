package dev.pintail.secret;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Secrets that were put beside the process as files, one for each: {@code $CREDENTIALS_DIRECTORY/NAME} (systemd), then
 * {@code /run/secrets/NAME} (Docker, Podman). Installed like a provider of somebody else's. Immutable and thread-safe.
 *
 * <p>Sources: <a href="https://systemd.io/CREDENTIALS/">systemd</a>,
 * <a href="https://docs.docker.com/engine/swarm/secrets/">Docker</a>.
 */
public final class MountedSecrets implements SecretProvider {
    private static final String SYSTEMD = "CREDENTIALS_DIRECTORY";
    private static final Path DOCKER = Path.of("/run/secrets");

    /** No way out of the folder. */
    private static final Pattern NAME = Pattern.compile("[\\w-][\\w.-]*");

    private final Map<String, String> environment;

    /** For {@link java.util.ServiceLoader}. */
    public MountedSecrets() {
        this(System.getenv());
    }

    MountedSecrets(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Optional<String> secret(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return Stream.concat(Stream.ofNullable(environment.get(SYSTEMD)).map(Path::of), Stream.of(DOCKER))
                .flatMap(folder -> new FileSecrets(folder).secret(name).stream())
                .findFirst();
    }
}
