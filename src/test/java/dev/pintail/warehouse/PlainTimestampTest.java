package dev.pintail.warehouse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainTimestampTest {
    private static long micros(String text) {
        byte[] around = ("\"" + text + "\"").getBytes(ISO_8859_1);
        return PlainTimestamp.micros(around, 1, around.length - 1);
    }

    @Test
    void timestampsAreThoseOfTheClock() {
        Random random = new Random(1);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(-62_167_219_200L, 253_402_300_800L));
            long micros = micros(instant.toString());
            if (micros != DateTimes.NONE) {
                read++;
                assertThat(micros).as("%s", instant).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
            }
        }
        assertThat(read).isGreaterThan(18_000); // all but the last days of a month
    }

    @Test
    void otherTextIsNotRead() {
        String right = "2024-01-31T23:59:59Z".replace("31", "28");
        assertThat(micros(right)).isNotEqualTo(DateTimes.NONE);
        for (int at = 0; at < right.length(); at++) {
            for (char other = 1; other < 256; other++) {
                boolean digit = Character.isDigit(right.charAt(at)) && other >= '0' && other <= '9';
                if (!digit && other != right.charAt(at)) {
                    String wrong = right.substring(0, at) + other + right.substring(at + 1);
                    assertThat(micros(wrong)).as(wrong).isEqualTo(DateTimes.NONE);
                }
            }
        }
        for (String wrong : new String[] {
            "2024-13-01T00:00:00Z",
            "2024-00-01T00:00:00Z",
            "2024-01-00T00:00:00Z",
            "2024-01-29T00:00:00Z",
            "2024-01-01T24:00:00Z",
            "2024-01-01T00:60:00Z",
            "2024-01-01T00:00:60Z",
            "2024-01-01T00:00:00",
            ""
        }) {
            assertThat(micros(wrong)).as(wrong).isEqualTo(DateTimes.NONE);
        }
    }
}
