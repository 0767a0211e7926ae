package dev.pintail.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.connection.Connection;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeclaredHostsTest {
    private final List<String> sent = new ArrayList<>();
    private final List<String> reports = new ArrayList<>();

    @Test
    void hostsAreUnderstoodAsPublishersWriteThem() {
        Map<String, Object> config = Map.of("shop", "mine", "region", Map.of("name", "eu"), "secret", "${env:X}");
        DeclaredHosts hosts = hosts(
                List.of(
                        "api.example.com/rest/v2",
                        "https://auth.example.com",
                        "*.cdn.example.com",
                        "${shop}.shops.example.com",
                        "${config.region.name}.example.com",
                        "${unknown}.any.example.com",
                        "${secret}.hidden.example.com"),
                config,
                false);
        for (String covered : List.of(
                "api.example.com",
                "auth.example.com:443",
                "a.b.cdn.example.com",
                "MINE.shops.example.com",
                "eu.example.com",
                "whatever.any.example.com",
                "whatever.hidden.example.com")) {
            send(hosts, "https://" + covered + "/x");
        }
        assertThat(reports).isEmpty();

        for (String outside :
                List.of("example.com", "other.shops.example.com", "api.example.com.evil.org", "us.example.com")) {
            send(hosts, "https://" + outside + "/x");
        }
        assertThat(reports).hasSize(4).allMatch(report -> report.contains("which its publisher does not name"));
    }

    @Test
    void ahostIsReportedOnceAndStillReached() {
        DeclaredHosts hosts = hosts(List.of("api.example.com"), Map.of(), false);

        send(hosts, "https://token.example.com/a");
        send(hosts, "https://token.example.com/b");

        assertThat(sent).hasSize(2);
        assertThat(reports)
                .containsExactly(
                        "The connector talks to token.example.com, which its publisher does not name (api.example.com).");
    }

    @Test
    void strictHostsRefusesBeforeAnythingIsSent() {
        DeclaredHosts hosts = hosts(List.of("api.example.com"), Map.of(), true);

        assertThatThrownBy(() -> send(hosts, "https://token.example.com/a"))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_ADDRESS_REFUSED));
        assertThat(sent).isEmpty();
    }

    @Test
    void aHostThatTheConnectionAllowsIsNoSurprise() {
        DeclaredHosts hosts = hosts(List.of(), Map.of(), true);

        send(hosts, "http://127.0.0.1:8080/a");

        assertThat(sent).hasSize(1);
    }

    private DeclaredHosts hosts(List<String> declared, Map<String, Object> config, boolean strict) {
        return new DeclaredHosts(
                declared,
                new Connection.Source("m.yaml", "source-x", config, Set.of("127.0.0.1"), strict),
                request -> {
                    sent.add(request.url());
                    return new Response(request, 200, List.of(), InputStream.nullInputStream());
                },
                reports::add);
    }

    private static void send(DeclaredHosts hosts, String url) {
        try {
            hosts.send(new Request("GET", url, List.of(), null, Timeouts.DEFAULT));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
