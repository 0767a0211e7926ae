package dev.pintail.source.http.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyStoreTest {
    @Test
    void bodiesBeyondTheLimitAreKeptOutsideOfMemory() throws IOException {
        try (BodyStore store = new BodyStore(8)) {
            List<BodyStore.Place> places = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                places.add(store.store(("body " + i).getBytes(UTF_8)));
            }
            places.add(store.store(new byte[0]));

            for (int i = 0; i < 20; i++) {
                assertThat(store.load(places.get(i))).asString(UTF_8).isEqualTo("body " + i);
            }
            assertThat(store.load(places.getLast())).isEmpty();
        }
    }
}
