package dev.pintail.connection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One connections file before its layers are laid over each other: the file's defaults, the environment's defaults, the
 * connection, and what the environment says about the connection; the later wins.
 */
record LayeredFile(Path path, Section file) {
    static LayeredFile of(Path path, String text) {
        Section file =
                Section.of("", new YamlSettings(path.toString(), text).read()).allowOnly(ConnectionsFile.FILE_KEYS);
        LayeredFile layered = new LayeredFile(path, file);
        layered.checkKeys(file);
        file.optionalSection("environments")
                .ifPresent(environments -> environments
                        .names()
                        .forEach(name -> layered.checkKeys(
                                environments.section(name).allowOnly(ConnectionsFile.ENVIRONMENT_KEYS))));
        return layered;
    }

    /** The names of the environments. */
    Set<String> environments() {
        return file.optionalSection("environments").map(Section::names).orElse(Set.of());
    }

    Map<String, Connection> connections(Optional<String> environment) {
        List<Section> layers = new ArrayList<>(List.of(file));
        environment.flatMap(this::environment).ifPresent(layers::add);
        Set<String> names = new LinkedHashSet<>();
        layers.forEach(
                layer -> layer.optionalSection("connections").ifPresent(section -> names.addAll(section.names())));
        if (names.isEmpty()) {
            throw file.member("connections").isPresent()
                    ? file.section("connections").refused("there is no connection", "")
                    : file.refused("\"connections\" is missing", "");
        }
        Map<String, Connection> connections = new LinkedHashMap<>();
        Path folder = path.toAbsolutePath().getParent();
        for (String name : names) {
            Setting.Group merged = Setting.Group.empty(file.group().place());
            for (Section layer : layers) {
                merged = over(merged, layer.optionalSection("defaults"));
            }
            for (Section layer : layers) {
                merged = over(
                        merged, layer.optionalSection("connections").flatMap(section -> section.optionalSection(name)));
            }
            connections.put(
                    name, ConnectionFormat.connection(name, new Section("connections." + name, merged), folder));
        }
        return connections;
    }

    private Optional<Section> environment(String name) {
        return file.optionalSection("environments").flatMap(section -> section.optionalSection(name));
    }

    private void checkKeys(Section layer) {
        layer.optionalSection("defaults").ifPresent(ConnectionFormat::checkKeys);
        layer.optionalSection("connections")
                .ifPresent(connections ->
                        connections.names().forEach(name -> ConnectionFormat.checkKeys(connections.section(name))));
    }

    private static Setting.Group over(Setting.Group below, Optional<Section> above) {
        return above.map(section -> Layers.over(below, section.group())).orElse(below);
    }
}
