package dev.pintail.catalog;

import static java.util.Objects.requireNonNull;

import dev.pintail.catalog.Connectors.Chosen;
import dev.pintail.catalog.Lock.Locked;
import dev.pintail.digest.Sha256;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Gets manifests by what a connection calls them: {@code registry:NAME[@VERSION]}, a path, an {@code https} or {@code s3} address,
 * the manifest itself as YAML or JSON, or {@code bundled:PATH} for those inside the artefact.
 *
 * <p>The lock file beside the connections file is the last word on which bytes a manifest consists of; the bundle beside it saves
 * downloading and YAML. Thread-safe.
 */
public final class Manifests {
    private final Surroundings surroundings;

    public Manifests(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    /** The registry that the environment names, for questions about connectors. */
    public Registry registry() {
        return new Registry(
                surroundings.registry(),
                surroundings.download(surroundings.ownHosts()),
                surroundings.stored(),
                surroundings.clock());
    }

    /**
     * Tells of connectors whether they run here.
     *
     * @param knownClass see {@link SupportVerdict}
     */
    public Verdicts verdicts(Predicate<String> knownClass) {
        return new Verdicts(registry(), new SupportVerdict(knownClass));
    }

    /** As {@link #get(String, Path, Set)}, with no local or private host allowed. */
    public FoundManifest get(String reference, Path folder) {
        return get(reference, folder, Set.of());
    }

    /**
     * A manifest, ready to run.
     *
     * <p>A connector that is not pinned yet is pinned now, to its newest version, if the lock file can be written.
     *
     * @param reference see above
     * @param folder where the connections file is: relative paths start there, and the lock file and the bundle are there
     * @param allowHosts hosts that may be asked although they are local or private
     * @throws dev.pintail.error.PintailException if it cannot be found or is not what was pinned; if it is not valid
     */
    public FoundManifest get(String reference, Path folder, Set<String> allowHosts) {
        return switch (Reference.of(reference)) {
            case Reference.Connector connector -> connector(connector.name(), folder);
            case Reference.Inline inline -> found(load(inline.text(), folder), Optional.empty());
            case Reference.Inside inside ->
                found(ManifestSyntax.load(text(reference, folder).text()), Optional.empty());
            case Reference.File file -> local(file, folder);
            case Reference.Remote remote -> remote(remote, folder, allowHosts);
        };
    }

    /**
     * The text of a manifest that is no connector of the registry, unchecked; to say what is wrong with it.
     *
     * @throws ConfigException FILE_NOT_FOUND
     */
    public ManifestText text(String reference, Path folder) {
        return switch (Reference.of(reference)) {
            case Reference.Connector connector -> {
                Chosen chosen = new Connectors(registry()).choose(connector.name());
                yield new ManifestText(reference, chosen.manifest(), Optional.empty());
            }
            case Reference.Inline inline -> new ManifestText("the manifest in place", inline.text(), Optional.empty());
            case Reference.Inside inside -> inside.read();
            case Reference.File file -> file.read(folder);
            case Reference.Remote remote ->
                new ManifestText(reference, surroundings.fetch(remote.uri(), Set.of()), Optional.empty());
        };
    }

    /**
     * What the lock file is to keep of a manifest that is no connector of the registry.
     *
     * @param reference a path, or an {@code https} or {@code s3} address
     */
    public Locked locked(String reference, Path folder) {
        ManifestText text = text(reference, folder);
        return new Locked(
                text.sha256(),
                Optional.empty(),
                text.folder().map(SchemaFiles::digests).orElse(Map.of()));
    }

    /**
     * Compiles a manifest into a bundle, where the function finds it without a network and without YAML.
     *
     * @param bundle the bundle's folder
     * @return the size of the compiled form in bytes
     */
    public long bundle(String reference, Path folder, Path bundle) throws IOException {
        BundledManifests bundled = new BundledManifests(bundle);
        FoundManifest found = get(reference, folder);
        String sha256 = switch (Reference.of(reference)) {
            case Reference.Connector connector ->
                key(connector.name(), Lock.read(folder))
                        .flatMap(Lock.read(folder)::find)
                        .map(Locked::sha256)
                        .orElseThrow(() -> unpinned(reference));
            case Reference.Remote remote ->
                Lock.read(folder).find(reference).map(Locked::sha256).orElseThrow(() -> unpinned(reference));
            default -> text(reference, folder).sha256();
        };
        return bundled.write(sha256, found.manifest());
    }

    private FoundManifest connector(ConnectorName name, Path folder) {
        Lock lock = Lock.read(folder);
        Optional<Version> version =
                name.version().or(() -> Optional.ofNullable(lock.pins().get(name.name())));
        Optional<Locked> locked = version.flatMap(known -> lock.find(name.name() + "@" + known));
        if (locked.isEmpty()) {
            return pinned(
                    new Connectors(registry()).choose(new ConnectorName(name.name(), version)), name, lock, folder);
        }
        Optional<Manifest> bundled = bundle(folder).find(locked.get().sha256());
        Manifest manifest = bundled.orElseGet(() -> ManifestSyntax.load(
                new Connectors(registry()).locked(name.name(), version.orElseThrow(), locked.get())));
        return new FoundManifest(manifest, Optional.empty(), locked.get().allowedHosts(), List.of());
    }

    private static FoundManifest pinned(Chosen chosen, ConnectorName name, Lock lock, Path folder) {
        List<String> notices = new ArrayList<>(chosen.notices());
        Lock more = name.version().isPresent()
                ? lock.with(name.name() + "@" + chosen.version(), chosen.locked())
                : lock.withPin(name.name(), chosen.version(), chosen.locked());
        try {
            more.write(folder);
            notices.add("%s %s is now pinned in %s.".formatted(name.name(), chosen.version(), Lock.FILE));
        } catch (IOException e) {
            notices.add("%s %s is not pinned: %s cannot be written here. Another run may take another version."
                    .formatted(name.name(), chosen.version(), Lock.FILE));
        }
        return new FoundManifest(
                ManifestSyntax.load(chosen.manifest()),
                Optional.empty(),
                chosen.entry().allowedHosts(),
                notices);
    }

    private FoundManifest local(Reference.File file, Path folder) {
        ManifestText text = file.read(folder);
        Lock.read(folder).find(file.path()).ifPresent(locked -> {
            Connectors.requireSame(file.path(), text.text(), locked);
            text.folder().ifPresent(beside -> SchemaFiles.requireSame(beside, locked));
        });
        return found(load(text.text(), folder), text.folder());
    }

    /** The compiled form, if there is a bundle that has it; without a bundle no digest is computed. */
    private Manifest load(String text, Path folder) {
        BundledManifests bundle = bundle(folder);
        Optional<Manifest> bundled = bundle.exist() ? bundle.find(Sha256.of(text)) : Optional.empty();
        return bundled.orElseGet(() -> ManifestSyntax.load(text));
    }

    private FoundManifest remote(Reference.Remote remote, Path folder, Set<String> allowHosts) {
        Optional<Locked> locked = Lock.read(folder).find(remote.text());
        Optional<Manifest> bundled = locked.flatMap(known -> bundle(folder).find(known.sha256()));
        if (bundled.isPresent()) {
            return found(bundled.get(), Optional.empty());
        }
        String text = surroundings.fetch(remote.uri(), allowHosts);
        locked.ifPresent(known -> Connectors.requireSame(remote.text(), text, known));
        return found(ManifestSyntax.load(text), Optional.empty());
    }

    private BundledManifests bundle(Path folder) {
        return new BundledManifests(surroundings.bundle().orElse(folder.resolve(BundledManifests.FOLDER)));
    }

    private static Optional<String> key(ConnectorName name, Lock lock) {
        return name.version()
                .or(() -> Optional.ofNullable(lock.pins().get(name.name())))
                .map(version -> name.name() + "@" + version);
    }

    private static FoundManifest found(Manifest manifest, Optional<Path> folder) {
        return new FoundManifest(manifest, folder, Optional.empty(), List.of());
    }

    private static ConfigException unpinned(String reference) {
        return new ConfigException(
                ErrorCode.CONFIG_INVALID,
                "%s is not pinned, so a bundle of it would not be found.".formatted(reference),
                "Pin it first: pintail connectors pin %s"
                        .formatted(
                                reference.startsWith(ConnectorName.SCHEME)
                                        ? reference.substring(ConnectorName.SCHEME.length())
                                        : reference));
    }
}
