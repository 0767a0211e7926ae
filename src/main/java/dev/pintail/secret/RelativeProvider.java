package dev.pintail.secret;

import java.nio.file.Path;

/** A place that is another one for each connections file. */
interface RelativeProvider extends SecretProvider {
    /**
     * The place as it is for a connection.
     *
     * @param folder where the relative paths of the connection start
     */
    SecretProvider in(Path folder);
}
