package dev.pintail.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ConfigException;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void ordersReleasesByNumberAndCandidatesBeforeTheirRelease() {
        List<Version> ordered =
                List.of("0.2.9", "0.10.0", "1.0.0-dev.abc", "1.0.0-rc.2", "1.0.0-rc.10", "1.0.0", "10.0.0").stream()
                        .map(Version::parse)
                        .toList();
        assertThat(ordered.reversed().stream().sorted().toList()).isEqualTo(ordered);
    }

    @Test
    void printsAsItIsPublished() {
        assertThat(Version.parse("v1.2.3-rc.1")).hasToString("1.2.3-rc.1");
        assertThat(Version.parse("1.2.3").isRelease()).isTrue();
        assertThat(Version.parse("1.2.3-rc.1").isRelease()).isFalse();
    }

    @Test
    void refusesWhatCouldBeAnotherPath() {
        for (String text : List.of("latest", "1.2", "1.2.3/../x", "1.2.3-", "", "1.2.3 ", "99999999999.0.0")) {
            assertThatThrownBy(() -> Version.parse(text)).as(text).isInstanceOf(ConfigException.class);
        }
    }

    @Test
    void aConnectorMayBeCalledByAShortName() {
        assertThat(ConnectorName.parse("stripe")).hasToString("source-stripe");
        assertThat(ConnectorName.parse("source-stripe@5.14.1")).hasToString("source-stripe@5.14.1");
        assertThat(ConnectorName.parse("airbyte/source-stripe")).hasToString("source-stripe");
        assertThat(ConnectorName.parse("destination-duckdb")).hasToString("destination-duckdb");
    }

    @Test
    void aNameThatCouldBeAnotherPathIsRefused() {
        for (String text : List.of("../etc/passwd", "a/b", "", "a b", "Stripe%2F", "stripe@")) {
            assertThatThrownBy(() -> ConnectorName.parse(text)).as(text).isInstanceOf(ConfigException.class);
        }
    }
}
