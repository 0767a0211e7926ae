package dev.pintail.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The demo's data: one sighting every six hours up to now, the same for the same hour whenever it is asked for, so that a
 * second demo finds only what is new.
 *
 * <p>Thread-safe.
 */
final class DuckSightings {
    static final List<Map<String, Object>> STATIONS = List.of(
            station(1, "Ottenby", "SE", 56.197, 16.4),
            station(2, "Heligoland", "DE", 54.182, 7.886),
            station(3, "Falsterbo", "SE", 55.384, 12.816),
            station(4, "Abberton", "GB", 51.82, 0.86),
            station(5, "Camargue", "FR", 43.53, 4.56),
            station(6, "Doñana", "ES", 36.99, -6.44),
            station(7, "Rybachy", "RU", 55.155, 20.855),
            station(8, "Lista", "NO", 58.11, 6.57));

    private static final Instant FIRST = Instant.parse("2026-01-01T05:00:00Z");
    private static final Duration INTERVAL = Duration.ofHours(6);
    private static final List<String> SPECIES =
            List.of("Anas acuta", "Anas crecca", "Mareca penelope", "Spatula clypeata", "Aythya ferina");
    private static final List<String> OBSERVERS = List.of("Åsa Lind", "M. Dupré", "J. Weiß", "Nuria Peña");

    private final List<Map<String, Object>> sightings = new ArrayList<>();

    DuckSightings(Instant now) {
        for (Instant seen = FIRST; seen.isBefore(now); seen = seen.plus(INTERVAL)) {
            sightings.add(sighting(sightings.size() + 1L, seen));
        }
    }

    /** Adds sightings a second apart, the last one now. */
    synchronized void add(int count, Instant now) {
        Instant last = now.truncatedTo(ChronoUnit.SECONDS);
        for (int i = count - 1; i >= 0; i--) {
            Instant seen = last.minusSeconds(i);
            sightings.add(sighting(seen.getEpochSecond(), seen));
        }
    }

    synchronized List<Map<String, Object>> after(Instant moment) {
        return sightings.stream()
                .filter(sighting ->
                        Instant.parse((String) sighting.get("seen_at")).isAfter(moment))
                .toList();
    }

    private static Map<String, Object> sighting(long id, Instant seen) {
        int turn = (int) (id % 1_000_003);
        Map<String, Object> sighting = new LinkedHashMap<>();
        sighting.put("id", id);
        sighting.put("ring", "AX%05d".formatted(turn * 37 % 99_991));
        sighting.put("species", SPECIES.get(turn % SPECIES.size()));
        sighting.put("station_id", (long) (turn % STATIONS.size() + 1));
        sighting.put("weight_g", turn % 11 == 0 ? null : 400 + turn * 13 % 700 + 0.5);
        sighting.put("seen_at", seen.toString());
        sighting.put("observer", Map.of("name", OBSERVERS.get(turn % OBSERVERS.size())));
        return sighting;
    }

    private static Map<String, Object> station(int id, String name, String country, double latitude, double longitude) {
        Map<String, Object> station = new LinkedHashMap<>();
        station.put("id", (long) id);
        station.put("name", name);
        station.put("country", country);
        station.put("latitude", latitude);
        station.put("longitude", longitude);
        return station;
    }
}
