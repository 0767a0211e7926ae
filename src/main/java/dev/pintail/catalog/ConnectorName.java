package dev.pintail.catalog;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a user calls a connector: {@code stripe}, {@code source-stripe}, {@code source-stripe@5.14.1}.
 *
 * @param name the machine name, {@code source-...}
 * @param version empty: the one that is pinned, or else the newest
 */
public record ConnectorName(String name, Optional<Version> version) {
    /** Begins the reference to a manifest of the registry. */
    static final String SCHEME = "registry:";

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,100}");

    public ConnectorName {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
    }

    /** @throws ConfigException REQUEST_INVALID */
    public static ConnectorName parse(String text) {
        int at = text.indexOf('@');
        String given = at < 0 ? text : text.substring(0, at);
        String bare = given.startsWith("airbyte/") ? given.substring("airbyte/".length()) : given;
        if (!FORM.matcher(bare).matches()) {
            throw new ConfigException(
                    ErrorCode.REQUEST_INVALID,
                    "\"%s\" is no name of a connector.".formatted(given),
                    "Names look like source-stripe; \"pintail connectors search TEXT\" finds them.");
        }
        boolean whole = bare.startsWith("source-") || bare.startsWith("destination-");
        return new ConnectorName(
                whole ? bare : "source-" + bare,
                at < 0 ? Optional.empty() : Optional.of(Version.parse(text.substring(at + 1))));
    }

    /** As a manifest's reference, for {@link Manifests#get}. */
    public String reference() {
        return SCHEME + this;
    }

    @Override
    public String toString() {
        return name + version.map(known -> "@" + known).orElse("");
    }
}
