package dev.pintail.secret;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code ${dotenv:NAME}}: the file {@code .env} beside the connections file. */
record DotenvSecrets(Path folder) implements NearbyProvider, RelativeProvider, SecretStore {
    @Override
    public SecretProvider in(Path connectionFolder) {
        return new DotenvSecrets(connectionFolder);
    }

    @Override
    public Optional<String> secret(String name) {
        return file().read().flatMap(text -> new DotenvText(text).value(name));
    }

    @Override
    public boolean isWritable(String name) {
        return file().isWritable();
    }

    @Override
    public void update(String name, UnaryOperator<String> change) {
        file().update(text -> {
            DotenvText dotenv = new DotenvText(text);
            String old = dotenv.value(name)
                    .orElseThrow(() -> new ConfigException(
                            ErrorCode.SECRET_NOT_FOUND, "%s has no %s any more".formatted(file().path(), name), ""));
            return dotenv.with(name, change.apply(old));
        });
    }

    private SecretFile file() {
        return new SecretFile(folder.resolve(".env"));
    }
}
