package dev.pintail.cli;

import dev.pintail.build.Build;
import java.util.Locale;
import picocli.CommandLine.IVersionProvider;

/** The versions of the program and of what it is made of, from the build. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "pintail %s (%s)".formatted(Build.pintail(), build()), "DuckDB " + Build.duckDb(),
        };
    }

    private static String build() {
        String kind = Build.isExecutable() ? "native" : "JVM";
        return "%s, Java %s, %s %s"
                .formatted(
                        kind,
                        Runtime.version().feature(),
                        System.getProperty("os.name").toLowerCase(Locale.ROOT),
                        System.getProperty("os.arch"));
    }
}
