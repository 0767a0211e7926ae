package dev.pintail.catalog;

import static java.util.Objects.requireNonNull;

import dev.pintail.catalog.Lock.Locked;
import dev.pintail.digest.Sha256;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From the name of a connector to the bytes of its manifest: chooses the version, refuses what was withdrawn, and checks that the
 * manifest is the one that was pinned. Thread-safe.
 */
public final class Connectors {
    private final Registry registry;

    public Connectors(Registry registry) {
        this.registry = requireNonNull(registry, "registry is null");
    }

    /**
     * A version of a connector, with its manifest.
     *
     * @param entry what the registry says about it
     * @param notices what the user should know about the choice
     */
    public record Chosen(RegistryEntry entry, Version version, String manifest, List<String> notices) {
        public Chosen {
            notices = List.copyOf(notices);
        }

        /** What the lock file keeps of it. */
        public Locked locked() {
            return new Locked(Sha256.of(manifest), entry.allowedHosts(), Map.of());
        }
    }

    /**
     * Asks the registry for a connector: the named version, or the newest release that is not withdrawn.
     *
     * @throws ConfigException CONNECTOR_UNKNOWN if there is no such connector, or the version does not exist or was withdrawn
     * @throws ManifestException MANIFEST_UNSUPPORTED if it has no manifest, because it is a program
     */
    public Chosen choose(ConnectorName wanted) {
        Registry.Index index = registry.index();
        RegistryEntry latest = index.get(wanted.name());
        List<String> notices = new ArrayList<>();
        index.age()
                .ifPresent(age -> notices.add(
                        "The registry cannot be reached; its index is from %s ago.".formatted(Ages.text(age))));
        VersionList versions = registry.versions(wanted.name());
        Version version = wanted.version().orElseGet(() -> newest(latest, versions));
        requireUsable(wanted.name(), version, versions, notices);
        RegistryEntry entry = version.equals(latest.version())
                ? latest
                : registry.entry(wanted.name(), version).orElse(latest);
        String manifest = registry.manifest(wanted.name(), version)
                .orElseThrow(() -> without(wanted.name(), version, entry, versions));
        return new Chosen(entry, version, manifest, notices);
    }

    /**
     * The manifest that a lock pins, from what is stored or else from the registry.
     *
     * @throws ManifestException MANIFEST_CHANGED if it is not the one that was pinned
     */
    public String locked(String name, Version version, Locked locked) {
        Optional<String> stored = registry.storedManifest(name, version)
                .filter(text -> Sha256.of(text).equals(locked.sha256()));
        if (stored.isPresent()) {
            return stored.get();
        }
        String manifest = registry.manifest(name, version)
                .orElseThrow(() -> new ManifestException(
                        ErrorCode.CATALOG_UNAVAILABLE,
                        "The registry no longer has the manifest of %s %s.".formatted(name, version),
                        "Pin another version: pintail connectors pin %s".formatted(name)));
        requireSame(name + "@" + version, manifest, locked);
        return manifest;
    }

    /** @throws ManifestException MANIFEST_CHANGED */
    static void requireSame(String key, String manifest, Locked locked) {
        String digest = Sha256.of(manifest);
        if (!digest.equals(locked.sha256())) {
            throw new ManifestException(
                    ErrorCode.MANIFEST_CHANGED,
                    "The manifest of %s has changed since it was pinned: its SHA-256 is %s and not %s."
                            .formatted(key, shortened(digest), shortened(locked.sha256())),
                    "Somebody replaced it. Look at what changed; then pin it again: pintail connectors pin %s"
                            .formatted(key));
        }
    }

    /** The index may be minutes behind a withdrawal. */
    private static Version newest(RegistryEntry latest, VersionList versions) {
        boolean usable =
                versions.find(latest.version()).map(listed -> !listed.yanked()).orElse(true);
        return usable ? latest.version() : versions.newest().orElse(latest.version());
    }

    private static void requireUsable(String name, Version version, VersionList versions, List<String> notices) {
        if (!versions.known()) {
            return;
        }
        VersionList.Listed listed = versions.find(version)
                .orElseThrow(() -> new ConfigException(
                        ErrorCode.CONNECTOR_UNKNOWN,
                        "%s has no version %s.".formatted(name, version),
                        "It has: " + readable(versions)));
        if (listed.yanked()) {
            throw new ConfigException(
                    ErrorCode.CONNECTOR_UNKNOWN,
                    "Version %s of %s was withdrawn by its publisher.".formatted(version, name),
                    "Take another one: " + readable(versions));
        }
        if (listed.candidate() || !version.isRelease()) {
            notices.add("%s %s is a candidate, not a release.".formatted(name, version));
        }
    }

    private static ManifestException without(String name, Version version, RegistryEntry entry, VersionList versions) {
        if (entry.isManifestOnly()) {
            return new ManifestException(
                    ErrorCode.MANIFEST_UNSUPPORTED,
                    "The registry has no manifest of %s %s: that version is a program.".formatted(name, version),
                    "Take a newer version" + (versions.known() ? ": " + readable(versions) : "."));
        }
        Support.NotHere verdict = Support.ofProgram(entry);
        return new ManifestException(
                ErrorCode.MANIFEST_UNSUPPORTED,
                "%s cannot run here: %s.".formatted(name, verdict.reason()),
                verdict.advice());
    }

    private static String readable(VersionList versions) {
        return String.join(
                ", ",
                versions.versions().stream()
                        .filter(listed -> !listed.yanked())
                        .limit(8)
                        .map(listed -> listed.version().toString())
                        .toList());
    }

    private static String shortened(String digest) {
        return digest.substring(0, 12) + "...";
    }
}
