package dev.pintail.bench;

import dev.pintail.manifest.CompiledManifest;
import dev.pintail.manifest.ManifestLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Prints what loading the largest of the given manifests costs, from YAML and compiled: the first load, as at a cold start, and a warm
 * one.
 */
public final class ManifestLoadBenchmark {
    private static final int WARM_UP = 200;
    private static final int MEASURED = 101;

    private ManifestLoadBenchmark() {}

    /** @param args paths of manifests */
    public static void main(String[] args) throws IOException {
        Path largest = Arrays.stream(args)
                .map(Path::of)
                .max(Comparator.comparingLong(ManifestLoadBenchmark::size))
                .orElseThrow(() -> new IllegalArgumentException("give the paths of manifests"));
        byte[] yaml = Files.readAllBytes(largest);
        measure("YAML", yaml.length, () -> ManifestLoader.load(yaml));
        byte[] compiled = CompiledManifest.write(ManifestLoader.load(yaml));
        measure("compiled", compiled.length, () -> CompiledManifest.read(compiled));
    }

    private static void measure(String form, int bytes, Runnable load) {
        double first = millis(load);
        for (int i = 0; i < WARM_UP; i++) {
            millis(load);
        }
        double[] times = new double[MEASURED];
        Arrays.setAll(times, i -> millis(load));
        Arrays.sort(times);
        System.out.printf(
                "%s: %,d bytes, first load %.1f ms, then %.2f ms (median), %.2f ms (fastest)%n",
                form, bytes, first, times[MEASURED / 2], times[0]);
    }

    /** Processor time of this thread: other programs do not count. */
    private static double millis(Runnable load) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        load.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
