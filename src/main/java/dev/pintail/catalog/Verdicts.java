package dev.pintail.catalog;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.PintailException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Whether the registry's connectors run here, judged by their manifests. Thread-safe. */
public final class Verdicts {
    private static final int DOWNLOADS_AT_A_TIME = 8;

    private final Registry registry;
    private final SupportVerdict verdict;

    Verdicts(Registry registry, SupportVerdict verdict) {
        this.registry = requireNonNull(registry, "registry is null");
        this.verdict = requireNonNull(verdict, "verdict is null");
    }

    /** The verdict on a manifest that is at hand. */
    public Support of(String manifest) {
        return verdict.of(manifest);
    }

    /** The verdict as far as it is known without asking the registry. */
    public Support known(RegistryEntry entry) {
        if (!entry.isManifestOnly()) {
            return Support.ofProgram(entry);
        }
        return registry.storedManifest(entry.name(), entry.version()).<Support>map(verdict::of).orElse(new Support.NotReadYet());
    }

    /** The verdict; reads the manifest if need be. */
    public Support read(RegistryEntry entry) {
        if (!entry.isManifestOnly()) {
            return Support.ofProgram(entry);
        }
        return registry.storedManifest(entry.name(), entry.version())
                .or(() -> registry.manifest(entry.name(), entry.version()))
                .<Support>map(verdict::of)
                .orElse(new Support.NotHere("the registry has no manifest of it", "Take another version of it."));
    }

    /** The verdicts on all these, several read at a time; in their order. What cannot be read stays {@code NotReadYet}. */
    public Map<RegistryEntry, Support> readAll(List<RegistryEntry> entries) {
        Map<RegistryEntry, Support> verdicts = new LinkedHashMap<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(DOWNLOADS_AT_A_TIME)) {
            List<Future<Support>> running = new ArrayList<>();
            entries.forEach(entry -> running.add(workers.submit(() -> read(entry))));
            for (int i = 0; i < entries.size(); i++) {
                verdicts.put(entries.get(i), result(running.get(i)));
            }
        }
        return verdicts;
    }

    private static Support result(Future<Support> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PintailException) {
                return new Support.NotReadYet();
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Support.NotReadYet();
        }
    }
}
