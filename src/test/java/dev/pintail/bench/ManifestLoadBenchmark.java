package dev.pintail.bench;

import dev.pintail.manifest.ManifestLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;

/** Prints how long loading the largest of the given manifests takes: the first load, as at a cold start, and a warm one. */
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
        double first = millis(yaml);
        for (int i = 0; i < WARM_UP; i++) {
            millis(yaml);
        }
        double[] times = new double[MEASURED];
        Arrays.setAll(times, i -> millis(yaml));
        Arrays.sort(times);
        System.out.printf(
                "%s: %d kB, first load %.1f ms, then %.2f ms (median), %.2f ms (fastest)%n",
                largest.getParent().getFileName(), yaml.length / 1024, first, times[MEASURED / 2], times[0]);
    }

    private static double millis(byte[] yaml) {
        long start = System.nanoTime();
        ManifestLoader.load(yaml);
        return Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e6;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
