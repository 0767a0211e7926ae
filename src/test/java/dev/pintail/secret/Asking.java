package dev.pintail.secret;

import dev.pintail.sync.Engine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A way to have a reference resolved: in this process, or by the built artefact. */
@FunctionalInterface
public interface Asking {
    /** Through the classes, over the real network. */
    Asking IN_PROCESS = (environment, folder, reference) -> {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("HOME", folder.toString());
        return new SecretResolver(Engine.system(all).secrets(), folder, new Masker()).resolveText(reference);
    };

    /**
     * The secret.
     *
     * @param folder the connections file's
     * @throws dev.pintail.error.ConfigException as the resolver does
     */
    String ask(Map<String, String> environment, Path folder, String reference);
}
