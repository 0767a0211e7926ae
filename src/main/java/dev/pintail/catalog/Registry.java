package dev.pintail.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.error.NearestName;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Airbyte's public registry of connectors, or a mirror of it: an index with the latest version of each, and files by version.
 *
 * <p>What was fetched is stored and used when the network is gone. Only paths with a version in them are asked for: the copies
 * under {@code latest/} may be an hour behind the index. Nothing here is signed or unchangeable, so what must stay the same has a
 * digest in {@link Lock}. Thread-safe.
 */
public final class Registry {
    /** Where Airbyte publishes its connectors. */
    public static final URI AIRBYTE = URI.create("https://connectors.airbyte.com/files");

    static final int MAX_MANIFEST_BYTES = 16 << 20;

    private static final int MAX_INDEX_BYTES = 64 << 20;
    private static final int MAX_ENTRY_BYTES = 4 << 20;

    /** How long the registry's own answers may be used without asking again. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final String INDEX = "registries/v0/oss_registry.json";

    private final URI base;
    private final Download download;
    private final StoredFiles stored;
    private final InstantSource clock;

    public Registry(URI base, Download download, StoredFiles stored, InstantSource clock) {
        this.base = requireNonNull(base, "base is null");
        this.download = requireNonNull(download, "download is null");
        this.stored = requireNonNull(stored, "stored is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Every connector's latest version.
     *
     * @param entries by name, sorted
     * @param age how old it is, if the registry could not be asked
     */
    public record Index(Map<String, RegistryEntry> entries, Optional<Duration> age) {
        /** @throws ConfigException CONNECTOR_UNKNOWN, naming the nearest */
        public RegistryEntry get(String name) {
            RegistryEntry entry = entries.get(name);
            if (entry == null) {
                throw new ConfigException(
                        ErrorCode.CONNECTOR_UNKNOWN,
                        "The registry has no connector %s.%s"
                                .formatted(name, NearestName.suggestion(name, entries.keySet())),
                        "\"pintail connectors search TEXT\" looks in all names; a manifest of your own is named by"
                                + " \"manifest:\".");
            }
            return entry;
        }
    }

    /**
     * A file as the registry has it now, or had it when it was last seen.
     *
     * @param age empty if it is certain to be the present one
     */
    private record Seen(byte[] bytes, Optional<Duration> age) {}

    public Index index() {
        Seen seen = seen(INDEX, MAX_INDEX_BYTES, FRESH)
                .orElseThrow(() -> nonsense(INDEX, "it is not there; is %s a registry?".formatted(base)));
        JsonFields index = json(INDEX, seen.bytes());
        if (!(index.values().get("sources") instanceof List<?>)) {
            throw nonsense(INDEX, "it has no list of sources");
        }
        Map<String, RegistryEntry> entries = new TreeMap<>();
        for (String kind : List.of("sources", "destinations")) {
            index.objects(kind).stream()
                    .flatMap(fields -> RegistryEntry.of(fields).stream())
                    .forEach(entry -> entries.putIfAbsent(entry.name(), entry));
        }
        return new Index(entries, seen.age());
    }

    /** All versions of a connector; {@link VersionList#UNKNOWN} if the registry does not tell. */
    public VersionList versions(String name) {
        String path = "metadata/airbyte/%s/versions.json".formatted(name);
        return seen(path, MAX_ENTRY_BYTES, FRESH)
                .map(seen -> VersionList.of(json(path, seen.bytes())))
                .orElse(VersionList.UNKNOWN);
    }

    /** What the registry says about one version; empty if it has none. */
    public Optional<RegistryEntry> entry(String name, Version version) {
        String path = path(name, version, "oss.json");
        return seen(path, MAX_ENTRY_BYTES, Duration.ZERO).flatMap(seen -> RegistryEntry.of(json(path, seen.bytes())));
    }

    /**
     * The manifest as the registry has it now, or as it was last seen if the registry cannot be asked.
     *
     * @return empty if this version has none: a Python or Java connector
     */
    public Optional<String> manifest(String name, Version version) {
        String path = path(name, version, "manifest.yaml");
        return seen(path, MAX_MANIFEST_BYTES, Duration.ZERO).map(seen -> text(path, seen.bytes()));
    }

    /** The manifest as it was last seen, without asking the registry. */
    Optional<String> storedManifest(String name, Version version) {
        String path = path(name, version, "manifest.yaml");
        return stored.read(storedName(path)).map(bytes -> text(path, bytes));
    }

    private Optional<Seen> seen(String path, int maxBytes, Duration fresh) {
        String name = storedName(path);
        Optional<byte[]> known = stored.read(name);
        Instant confirmed = stored.confirmed(name);
        Instant now = clock.instant();
        if (known.isPresent() && confirmed.plus(fresh).isAfter(now)) {
            return known.map(bytes -> new Seen(bytes, Optional.empty()));
        }
        String etag = known.flatMap(bytes -> stored.read(name + ".etag"))
                .map(bytes -> new String(bytes, UTF_8))
                .orElse("");
        try {
            Optional<Optional<Download.File>> answer = download.getIfChanged(uri(path), etag, maxBytes);
            if (answer.isEmpty()) {
                stored.confirm(name, now);
                return known.map(bytes -> new Seen(bytes, Optional.empty()));
            }
            answer.get().ifPresent(file -> {
                requireSense(path, file.bytes());
                stored.write(name + ".etag", file.etag().getBytes(UTF_8), now);
                stored.write(name, file.bytes(), now);
            });
            return answer.get().map(file -> new Seen(file.bytes(), Optional.empty()));
        } catch (ManifestException e) {
            if (known.isEmpty() || e.code() != ErrorCode.CATALOG_UNAVAILABLE) {
                throw e;
            }
            return known.map(bytes -> new Seen(bytes, Optional.of(Duration.between(confirmed, now))));
        }
    }

    /** What is no answer must not replace a stored one that was. */
    private void requireSense(String path, byte[] bytes) {
        if (path.endsWith(".json")) {
            json(path, bytes);
        } else {
            text(path, bytes);
        }
    }

    private JsonFields json(String path, byte[] bytes) {
        try {
            return JsonFields.of(JsonReader.read(bytes));
        } catch (JsonSyntaxException e) {
            throw nonsense(path, "it is no JSON: " + e.getMessage());
        }
    }

    private String text(String path, byte[] bytes) {
        return Utf8.decode(bytes).orElseThrow(() -> nonsense(path, "it is no UTF-8 text"));
    }

    private ManifestException nonsense(String path, String why) {
        return new ManifestException(
                ErrorCode.CATALOG_UNAVAILABLE,
                "%s cannot be used: %s.".formatted(uri(path), why),
                "Check PINTAIL_REGISTRY if you have set it; otherwise try again later.");
    }

    private URI uri(String path) {
        return URI.create(base.toString().replaceAll("/+$", "") + "/" + path);
    }

    private static String path(String name, Version version, String file) {
        return "metadata/airbyte/%s/%s/%s".formatted(name, version, file);
    }

    /** Each registry's files in a folder of its own. */
    private String storedName(String path) {
        String folder = base.toString()
                .chars()
                .mapToObj(c -> Character.isLetterOrDigit(c) && c < 128 ? String.valueOf((char) c) : "_")
                .collect(Collectors.joining());
        return "registry/" + folder + "/" + path;
    }
}
