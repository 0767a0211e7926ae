package dev.pintail.connection;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Lays settings of a connection over more general ones: groups are merged key by key, everything else is replaced.
 *
 * <p>Of keys that exclude each other the upper one stays alone: a MotherDuck database takes the place of a file. A manifest that
 * is written in place is one thing.
 */
final class Layers {
    private static final Set<String> DATABASES = Set.of("duckdb", "motherduck");

    private Layers() {}

    static Setting.Group over(Setting.Group below, Setting.Group above) {
        return over("", below, above);
    }

    private static Setting.Group over(String path, Setting.Group below, Setting.Group above) {
        Map<String, Setting> merged = new LinkedHashMap<>(below.members());
        if (path.equals(".destination") && above.members().keySet().stream().anyMatch(DATABASES::contains)) {
            Set<String> replaced = new HashSet<>(DATABASES);
            replaced.removeAll(above.members().keySet());
            merged.keySet().removeAll(replaced);
        }
        above.members()
                .forEach((key, upper) -> merged.merge(key, upper, (lower, same) -> {
                    String child = path + "." + key;
                    boolean groups = lower instanceof Setting.Group && upper instanceof Setting.Group;
                    return groups && !child.equals(".source.manifest")
                            ? over(child, (Setting.Group) lower, (Setting.Group) upper)
                            : upper;
                }));
        return new Setting.Group(above.place(), merged, above.text());
    }
}
