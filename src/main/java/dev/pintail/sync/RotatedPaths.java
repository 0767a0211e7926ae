package dev.pintail.sync;

import dev.pintail.manifest.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The places in a configuration that a connector writes: where its OAuth authenticators keep tokens that are good for one use.
 *
 * @param refreshTokens what must never be lost
 * @param others access tokens and their ends, which the refresh token gives anew
 */
record RotatedPaths(Set<List<String>> refreshTokens, Set<List<String>> others) {
    private static final String CREDENTIALS = "credentials";

    static RotatedPaths of(Manifest manifest) {
        RotatedPaths paths = new RotatedPaths(new LinkedHashSet<>(), new LinkedHashSet<>());
        paths.collect(manifest.raw());
        return paths;
    }

    private void collect(Object node) {
        switch (node) {
            case Map<?, ?> object -> {
                if (object.get("refresh_token_updater") instanceof Map<?, ?> updater) {
                    refreshTokens.add(path(updater, "refresh_token"));
                    others.add(path(updater, "access_token"));
                    others.add(path(updater, "token_expiry_date"));
                }
                object.values().forEach(this::collect);
            }
            case List<?> list -> list.forEach(this::collect);
            case null, default -> {}
        }
    }

    private static List<String> path(Map<?, ?> updater, String name) {
        if (!(updater.get(name + "_config_path") instanceof List<?> given)) {
            return List.of(CREDENTIALS, name);
        }
        List<String> path = new ArrayList<>();
        given.forEach(step -> path.add(String.valueOf(step)));
        return List.copyOf(path);
    }
}
