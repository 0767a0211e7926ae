package dev.pintail.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.test/v1/orders?page=2&key=abc, https://api.test/v1/orders?page&key",
        "https://api.test, https://api.test",
        "https://user:pass@api.test/x, https://api.test/x",
        "https://api.test/bot123456:AAbbCC/getUpdates, https://api.test/…/getUpdates",
        "https://api.test/v1/d41d8cd98f00b204e980/x, https://api.test/v1/…/x",
        "https://api.test/a?secret, https://api.test/a?…"
    })
    void whatMightBeASecretIsLeftOut(String url, String shown) {
        assertThat(Address.of(url)).isEqualTo(shown);
    }

    @Test
    void plainWordsStay() {
        assertThat(Address.of("http://127.0.0.1:8080/v1/customers/42"))
                .isEqualTo("http://127.0.0.1:8080/v1/customers/42");
    }
}
