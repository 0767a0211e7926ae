package dev.pintail.secret;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * {@code ${file:path}}: the text of a file without the line break at its end, as Docker and Kubernetes mount secrets. A relative
 * path starts in the folder of the connections file.
 */
record FileSecrets(Path folder) implements NearbyProvider, RelativeProvider, SecretStore {
    @Override
    public SecretProvider in(Path connectionFolder) {
        return new FileSecrets(connectionFolder);
    }

    @Override
    public Optional<String> secret(String name) {
        return file(name).read().map(text -> text.substring(0, end(text)));
    }

    @Override
    public boolean isWritable(String name) {
        return file(name).isWritable();
    }

    @Override
    public void update(String name, UnaryOperator<String> change) {
        file(name).update(text -> change.apply(text.substring(0, end(text))) + text.substring(end(text)));
    }

    private SecretFile file(String name) {
        return new SecretFile(folder.resolve(name));
    }

    private static int end(String text) {
        return text.endsWith("\r\n") ? text.length() - 2 : text.endsWith("\n") ? text.length() - 1 : text.length();
    }
}
