package dev.pintail.cli;

import dev.pintail.catalog.BreakingChange;
import dev.pintail.catalog.RegistryEntry;
import dev.pintail.catalog.Setting;
import dev.pintail.catalog.StreamOverview;
import dev.pintail.catalog.Support;
import dev.pintail.catalog.Verdicts;
import dev.pintail.catalog.Version;
import dev.pintail.catalog.VersionList;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.Manifest;
import dev.pintail.manifest.ManifestLoader;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Prints what there is to know about a connector. */
record ConnectorsDescription(PrintWriter out, Verdicts verdicts) {
    /**
     * @param entry the version that is asked for
     * @param latest the newest one, which lists all breaking changes
     * @param pinned the version in pintail.lock
     * @param manifest of the version that is asked for; empty if it is a program
     */
    void print(
            RegistryEntry entry,
            RegistryEntry latest,
            VersionList versions,
            Optional<Version> pinned,
            Optional<String> manifest) {
        out.printf("%s %s: %s%n", entry.name(), entry.version(), entry.title());
        Support support = manifest.map(verdicts::of).orElseGet(() -> verdicts.read(entry));
        facts(entry, support, versions, pinned);
        try {
            Optional<Manifest> loaded = manifest.map(ManifestLoader::load);
            loaded.ifPresent(valid -> streams(valid, support));
            settings(loaded.flatMap(Manifest::spec)
                    .<Map<?, ?>>map(spec -> spec.connectionSpecification())
                    .orElseGet(() -> entry.connectionSpecification()));
            loaded.ifPresent(this::authentication);
        } catch (ManifestException e) {
            settings(entry.connectionSpecification());
        }
        breaking(latest.breakingChanges());
    }

    static ConfigException unknownVersion(String name, Version version, VersionList versions) {
        return new ConfigException(
                ErrorCode.CONNECTOR_UNKNOWN,
                "%s has no version %s.".formatted(name, version),
                versions.known() ? "It has: " + list(versions, listed -> !listed.yanked()) : "");
    }

    private void facts(
            RegistryEntry entry, Support support, VersionList versions, Optional<Version> pinned) {
        fact("Runs here", switch (support) {
            case Support.Runs runs -> "yes";
            case Support.RunsWithout without -> "all but " + String.join(", ", new TreeSet<>(without.streams().keySet()));
            case Support.NotHere not -> "no: " + not.reason();
            case Support.NotReadYet unread -> "not known, its manifest cannot be read now";
        });
        if (support instanceof Support.NotHere not) {
            fact("", not.advice());
        }
        fact("Support level", entry.supportLevel() + (entry.releaseStage().isEmpty() ? "" : ", " + entry.releaseStage()));
        fact("Licence", entry.license());
        fact("Documentation", entry.documentation());
        fact("Definition id", entry.definitionId());
        fact("Hosts", entry.allowedHosts()
                .map(hosts -> hosts.isEmpty() ? "none" : String.join(", ", hosts))
                .orElse("any"));
        if (versions.known()) {
            fact("Versions", list(versions, listed -> !listed.yanked() && !listed.candidate()));
            fact("Candidates", list(versions, listed -> !listed.yanked() && listed.candidate()));
            fact("Withdrawn", list(versions, VersionList.Listed::yanked));
        }
        fact("Pinned", pinned.map(Version::toString).orElse(""));
    }

    private static String list(VersionList versions, Predicate<VersionList.Listed> which) {
        return String.join(
                ", ",
                versions.versions().stream()
                        .filter(which)
                        .map(listed -> listed.version() + (listed.latest() ? " (latest)" : ""))
                        .toList());
    }

    private void fact(String name, String value) {
        if (!value.isBlank()) {
            out.printf("  %-15s %s%n", name.isEmpty() ? "" : name + ":", value);
        }
    }

    private void streams(Manifest manifest, Support support) {
        Map<String, String> missing = support instanceof Support.RunsWithout without ? without.streams() : Map.of();
        List<StreamOverview> streams = StreamOverview.of(manifest);
        out.printf("%nStreams (%,d)%n", streams.size());
        TextTable table = new TextTable().row("NAME", "SYNC MODES", "PRIMARY KEY", "CURSOR FIELD", "");
        streams.forEach(stream -> table.row(
                stream.name(),
                stream.incremental() ? "incremental, full refresh" : "full refresh",
                stream.primaryKey(),
                stream.cursorField(),
                missing.containsKey(stream.name()) ? "needs " + missing.get(stream.name()) : ""));
        table.print(out);
    }

    private void settings(Map<?, ?> specification) {
        List<Setting> settings = Setting.of(specification);
        if (settings.isEmpty()) {
            return;
        }
        out.printf("%nConfiguration%n");
        for (Setting setting : settings) {
            List<String> facts = new ArrayList<>(List.of(setting.type()));
            if (setting.required()) {
                facts.add("required");
            }
            if (setting.secret()) {
                facts.add("secret");
            }
            out.printf("  %s: %s%n", setting.path(), String.join(", ", facts));
            if (!setting.choices().isEmpty()) {
                out.printf("      one of: %s%n", String.join(", ", setting.choices()));
            }
            if (!setting.description().isEmpty()) {
                out.printf("      %s%n", setting.description());
            }
        }
    }

    /** The kinds of authentication that the streams use. */
    private void authentication(Manifest manifest) {
        Map<String, Integer> kinds = new TreeMap<>();
        collect(manifest.raw().get("streams"), kinds);
        collect(manifest.raw().get("dynamic_streams"), kinds);
        if (!kinds.isEmpty()) {
            out.printf("%nAuthentication%n  %s%n", String.join(", ", kinds.keySet()));
        }
    }

    private static void collect(Object value, Map<String, Integer> kinds) {
        switch (value) {
            case Map<?, ?> component -> component.forEach((name, inner) -> {
                if ("authenticator".equals(name) && inner instanceof Map<?, ?> authenticator) {
                    String kind = String.valueOf(authenticator.get("type"));
                    if (!kind.equals("SelectiveAuthenticator")) {
                        kinds.merge(kind, 1, Integer::sum);
                    } else if (authenticator.get("authenticators") instanceof Map<?, ?> several) {
                        several.values().forEach(each -> collect(Map.of("authenticator", each), kinds));
                    }
                } else {
                    collect(inner, kinds);
                }
            });
            case List<?> items -> items.forEach(inner -> collect(inner, kinds));
            case null, default -> {}
        }
    }

    private void breaking(List<BreakingChange> changes) {
        if (!changes.isEmpty()) {
            out.printf("%nBreaking changes%n");
            changes.forEach(change -> print(out, change));
        }
    }

    /** One breaking change, with its deadline and what it touches. */
    static void print(PrintWriter out, BreakingChange change) {
        String deadline = change.deadline().isEmpty() ? "" : ", deadline " + change.deadline();
        String action = change.action().isEmpty() ? "" : " (then Airbyte: " + change.action() + ")";
        String streams = change.streams().isEmpty() ? "" : ", streams: " + String.join(", ", change.streams());
        out.printf("  %s%s%s%s%n", change.version(), deadline, action, streams);
        out.printf("      %s%n", change.message().replaceAll("\\s+", " "));
        if (!change.documentation().isEmpty()) {
            out.printf("      %s%n", change.documentation());
        }
    }
}
