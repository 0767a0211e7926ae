package dev.pintail.catalog;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import dev.pintail.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The file {@code pintail.lock} beside the connections file: which version of a connector its bare name means, and which bytes a
 * manifest consists of.
 *
 * <p>The registry's files may change under the same version; the digest here decides. Immutable.
 *
 * @param pins version by connector, sorted
 * @param manifests what is known of each manifest, sorted: by {@code name@version}, or by the path or address that a connection
 *     names
 */
public record Lock(Map<String, Version> pins, Map<String, Locked> manifests) {
    /** The file's name. */
    public static final String FILE = "pintail.lock";

    public static final Lock EMPTY = new Lock(Map.of(), Map.of());

    private static final long FORM = 1;

    public Lock {
        pins = Collections.unmodifiableMap(new TreeMap<>(pins));
        manifests = Collections.unmodifiableMap(new TreeMap<>(manifests));
    }

    /**
     * One manifest.
     *
     * @param sha256 of its UTF-8 bytes, in hex
     * @param allowedHosts the hosts that its publisher says it needs; absent if he does not say
     * @param files SHA-256 of each schema file beside it, by its path from the manifest's folder
     */
    public record Locked(String sha256, Optional<List<String>> allowedHosts, Map<String, String> files) {
        public Locked {
            allowedHosts = allowedHosts.map(List::copyOf);
            files = Collections.unmodifiableMap(new TreeMap<>(files));
        }
    }

    /**
     * The lock beside a connections file; empty if there is none.
     *
     * @throws ConfigException CONFIG_INVALID
     */
    public static Lock read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return Files.exists(file) ? parse(Files.readAllBytes(file)) : EMPTY;
        } catch (IOException | JsonSyntaxException | IllegalArgumentException e) {
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID,
                    "%s cannot be read: %s.".formatted(file, e.getMessage()),
                    "It is written by \"pintail connectors pin\"; take it from version control, or delete it to pin anew.",
                    e);
        }
    }

    /** Replaces the lock beside a connections file, whole or not at all. */
    public void write(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        // Not a temporary file of the platform's: only its owner could read it, and a function's package keeps that.
        Path whole = file.resolveSibling(FILE + ".new" + ProcessHandle.current().pid());
        try {
            Files.writeString(whole, json());
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    public Optional<Locked> find(String key) {
        return Optional.ofNullable(manifests.get(key));
    }

    public Lock with(String key, Locked locked) {
        Map<String, Locked> more = new TreeMap<>(manifests);
        more.put(key, locked);
        return new Lock(pins, more);
    }

    /** Pins a version; what was known of the connector's former one is forgotten. */
    public Lock withPin(String connector, Version version, Locked locked) {
        Map<String, Version> morePins = new TreeMap<>(pins);
        Version before = morePins.put(connector, version);
        Map<String, Locked> more = new TreeMap<>(manifests);
        if (before != null) {
            more.remove(connector + "@" + before);
        }
        more.put(connector + "@" + version, locked);
        return new Lock(morePins, more);
    }

    private static Lock parse(byte[] bytes) {
        JsonFields lock = JsonFields.of(JsonReader.read(bytes));
        if (!Long.valueOf(FORM).equals(lock.values().get("lockVersion"))) {
            throw new IllegalArgumentException("its lockVersion is not " + FORM + ", it is of another Pintail");
        }
        Map<String, Version> pins = new TreeMap<>();
        JsonFields pinned = lock.object("pins");
        pinned.values().keySet().forEach(name -> pins.put((String) name, Version.parse(pinned.text((String) name))));
        Map<String, Locked> manifests = new TreeMap<>();
        lock.object("manifests").members().forEach((name, fields) -> {
            if (fields.text("sha256").length() != 64) {
                throw new IllegalArgumentException(name + " has no sha256");
            }
            Map<String, String> files = new TreeMap<>();
            JsonFields listed = fields.object("files");
            listed.values().keySet().forEach(path -> files.put((String) path, listed.text((String) path)));
            manifests.put(name, new Locked(fields.text("sha256"), fields.texts("allowedHosts"), files));
        });
        return new Lock(pins, manifests);
    }

    /** One fact a line, sorted, so that two branches' changes merge. */
    private String json() {
        StringBuilder out = new StringBuilder("{\n  \"lockVersion\": " + FORM + ",\n  \"pins\": {");
        String separator = "\n";
        for (Map.Entry<String, Version> pin : pins.entrySet()) {
            out.append(separator).append("    ").append(quote(pin.getKey())).append(": ");
            out.append(quote(pin.getValue().toString()));
            separator = ",\n";
        }
        out.append(pins.isEmpty() ? "},\n  \"manifests\": {" : "\n  },\n  \"manifests\": {");
        separator = "\n";
        for (Map.Entry<String, Locked> manifest : manifests.entrySet()) {
            out.append(separator).append("    ").append(quote(manifest.getKey())).append(": {\n");
            locked(manifest.getValue(), out);
            out.append("\n    }");
            separator = ",\n";
        }
        return out.append(manifests.isEmpty() ? "}\n}\n" : "\n  }\n}\n").toString();
    }

    private static void locked(Locked locked, StringBuilder out) {
        out.append("      \"sha256\": ").append(quote(locked.sha256()));
        locked.allowedHosts().ifPresent(hosts -> out.append(",\n      \"allowedHosts\": ")
                .append(JsonWriter.PYTHON.write(hosts)));
        if (!locked.files().isEmpty()) {
            out.append(",\n      \"files\": {");
            String separator = "\n";
            for (Map.Entry<String, String> file : locked.files().entrySet()) {
                out.append(separator).append("        ").append(quote(file.getKey())).append(": ");
                out.append(quote(file.getValue()));
                separator = ",\n";
            }
            out.append("\n      }");
        }
    }

    private static String quote(String text) {
        return JsonWriter.COMPACT.write(text);
    }
}
