package dev.pintail.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The versions of a connector that were ever published, newest first ({@code versions.json}).
 *
 * @param known whether the registry has such a list; without it nothing is known of withdrawn versions
 */
public record VersionList(boolean known, List<Listed> versions) {
    /** For a registry without lists. */
    static final VersionList UNKNOWN = new VersionList(false, List.of());

    public VersionList {
        versions = versions.stream()
                .sorted(Comparator.comparing(Listed::version).reversed())
                .toList();
    }

    /**
     * One of them.
     *
     * @param yanked withdrawn: nobody should start to use it
     * @param candidate being tried out with a part of the users
     */
    public record Listed(Version version, boolean yanked, boolean candidate, boolean latest) {}

    public Optional<Listed> find(Version version) {
        return versions.stream().filter(listed -> listed.version().equals(version)).findFirst();
    }

    /** The highest release that is neither withdrawn nor on trial, as the registry chooses its latest one. */
    public Optional<Version> newest() {
        return versions.stream()
                .filter(listed -> !listed.yanked() && !listed.candidate() && listed.version().isRelease())
                .map(Listed::version)
                .findFirst();
    }

    static VersionList of(JsonFields fields) {
        List<Listed> versions = fields.objects("versions").stream()
                .filter(row -> !row.text("version").isEmpty())
                .map(row -> new Listed(
                        Version.parse(row.text("version")),
                        row.flag("yanked"),
                        row.flag("is_release_candidate"),
                        row.flag("is_latest")))
                .toList();
        return new VersionList(true, versions);
    }
}
