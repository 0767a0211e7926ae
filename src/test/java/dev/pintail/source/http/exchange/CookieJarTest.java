package dev.pintail.source.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.source.http.FakeClock;
import dev.pintail.source.http.Header;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CookieJarTest {
    private final FakeClock clock = new FakeClock();
    private final CookieJar jar = new CookieJar(clock);

    @Test
    void cookieOfAPathGoesToThatPathAndBelow() {
        receive("https://h/api/login", "a=1; Path=/api");

        assertThat(jar.header("https://h/api")).contains("a=1");
        assertThat(jar.header("https://h/api/x")).contains("a=1");
        assertThat(jar.header("https://h/apis")).isEmpty();
    }

    @Test
    void cookieWithoutAPathGoesToTheFolderOfItsRequest() {
        receive("https://h/api/login", "a=1");

        assertThat(jar.header("https://h/api/other")).contains("a=1");
        assertThat(jar.header("https://h/")).isEmpty();
    }

    @Test
    void cookieForAParentDomainGoesToAllHostsBelow() {
        receive("https://api.example.com/", "a=1; Domain=example.com");

        assertThat(jar.header("https://www.example.com/")).contains("a=1");
        assertThat(jar.header("https://example.com/")).contains("a=1");
        assertThat(jar.header("https://badexample.com/")).isEmpty();
    }

    @Test
    void cookieForAForeignOrTopLevelDomainIsRefused() {
        receive("https://api.example.com/", "a=1; Domain=other.com", "b=1; Domain=com");

        assertThat(jar.header("https://other.com/")).isEmpty();
        assertThat(jar.header("https://api.example.com/")).isEmpty();
    }

    @Test
    void cookiesEndWhenTheySay() {
        receive("https://h/", "a=1; Max-Age=60", "b=2; Expires=Wed, 04 Mar 2026 05:06:37 GMT", "c=3");
        assertThat(jar.header("https://h/")).contains("a=1; b=2; c=3");

        clock.advance(Duration.ofSeconds(31));
        assertThat(jar.header("https://h/")).contains("a=1; c=3");

        clock.advance(Duration.ofSeconds(31));
        assertThat(jar.header("https://h/")).contains("c=3");
    }

    @Test
    void cookieThatHasExpiredDeletesItsPredecessor() {
        receive("https://h/", "a=1");
        receive("https://h/", "a=; Max-Age=0");

        assertThat(jar.header("https://h/")).isEmpty();
    }

    @Test
    void secureCookieGoesOverHttpsOnly() {
        receive("https://h/", "a=1; Secure");

        assertThat(jar.header("http://h/")).isEmpty();
        assertThat(jar.header("https://h/")).contains("a=1");
    }

    @Test
    void longerPathsComeFirst() {
        receive("https://h/", "a=1; Path=/", "b=2; Path=/x");

        assertThat(jar.header("https://h/x/y")).contains("b=2; a=1");
    }

    private void receive(String url, String... cookies) {
        jar.receive(
                url,
                List.of(cookies).stream()
                        .map(cookie -> new Header("Set-Cookie", cookie))
                        .toList());
    }
}
