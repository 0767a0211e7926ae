package dev.pintail.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this program is called at MotherDuck, which lists its clients by {@code name/version}. */
final class UserAgent {
    private static final String RESOURCE = "/pintail-version.properties";

    private UserAgent() {}

    /** For example {@code pintail/0.1.0}. */
    static String text() {
        try (InputStream in = UserAgent.class.getResourceAsStream(RESOURCE)) {
            Properties versions = new Properties();
            versions.load(in);
            return "pintail/" + versions.getProperty("pintail");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
