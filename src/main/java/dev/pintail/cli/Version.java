package dev.pintail.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The versions of the program and of what it is made of, from the build. */
public final class Version implements IVersionProvider {
    private static final String RESOURCE = "/pintail-version.properties";

    /** Pintail's own version, for example {@code 0.1.0}. */
    public static String pintail() {
        return properties().getProperty("pintail");
    }

    @Override
    public String[] getVersion() {
        Properties versions = properties();
        return new String[] {
            "pintail %s (%s)".formatted(versions.getProperty("pintail"), build()),
            "DuckDB " + versions.getProperty("duckdb"),
        };
    }

    private static String build() {
        String kind = "executable".equals(System.getProperty("org.graalvm.nativeimage.kind")) ? "native" : "JVM";
        return "%s, Java %s, %s %s"
                .formatted(
                        kind,
                        Runtime.version().feature(),
                        System.getProperty("os.name").toLowerCase(Locale.ROOT),
                        System.getProperty("os.arch"));
    }

    private static Properties properties() {
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
