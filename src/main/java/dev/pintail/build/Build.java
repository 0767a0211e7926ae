package dev.pintail.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this build of the program is: its kind, its version and that of what it is made of, as the build has written them down. */
public final class Build {
    private static final String RESOURCE = "/pintail-version.properties";

    private Build() {}

    /** Pintail's own version, for example {@code 0.1.0}. */
    public static String pintail() {
        return property("pintail");
    }

    /** The version of the DuckDB inside. */
    public static String duckDb() {
        return property("duckdb");
    }

    /** Whether this is the native executable, not a JVM. */
    public static boolean isExecutable() {
        return "executable".equals(System.getProperty("org.graalvm.nativeimage.kind"));
    }

    private static String property(String name) {
        try (InputStream in = Build.class.getResourceAsStream(RESOURCE)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
