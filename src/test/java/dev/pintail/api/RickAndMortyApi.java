package dev.pintail.api;

import dev.pintail.api.LocalApi.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The public Rick and Morty API's shape and quirks with invented characters: 20 a page, 826 in all, and page 43 is a 404 that
 * says "There is nothing here".
 */
public final class RickAndMortyApi implements Function<URI, Answer> {
    public static final int CHARACTERS = 826;
    private static final int PAGE_SIZE = 20;
    private static final String BASE = "https://rickandmortyapi.com/api";

    @Override
    public Answer apply(URI uri) {
        if (!uri.getPath().equals("/api/character/")) {
            return Answer.json(404, Map.of("error", "There is nothing here"));
        }
        int page = Integer.parseInt(LocalApi.query(uri).getOrDefault("page", "1"));
        int pages = (CHARACTERS + PAGE_SIZE - 1) / PAGE_SIZE;
        if (page < 1 || page > pages) {
            return Answer.json(404, Map.of("error", "There is nothing here"));
        }
        List<Object> results = new ArrayList<>();
        for (int id = (page - 1) * PAGE_SIZE + 1; id <= Math.min(page * PAGE_SIZE, CHARACTERS); id++) {
            results.add(character(id));
        }
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("count", (long) CHARACTERS);
        info.put("pages", (long) pages);
        info.put("next", page < pages ? BASE + "/character/?page=" + (page + 1) : null);
        info.put("prev", page > 1 ? BASE + "/character/?page=" + (page - 1) : null);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("info", info);
        body.put("results", results);
        return Answer.json(body);
    }

    private static Map<String, Object> character(int id) {
        Map<String, Object> character = new LinkedHashMap<>();
        character.put("id", (long) id);
        character.put("name", "Somebody No. " + id);
        character.put("status", id % 3 == 0 ? "Dead" : id % 7 == 0 ? "unknown" : "Alive");
        character.put("species", id % 2 == 0 ? "Human" : "Alien");
        character.put("type", "");
        character.put("gender", id % 2 == 0 ? "Female" : "Male");
        character.put("origin", Map.of("name", "Earth (C-137)", "url", BASE + "/location/1"));
        character.put("location", Map.of("name", "Citadel", "url", ""));
        character.put("image", BASE + "/character/avatar/" + id + ".jpeg");
        character.put("episode", List.of(BASE + "/episode/" + (id % 51 + 1)));
        character.put("url", BASE + "/character/" + id);
        character.put("created", "2017-11-04T18:48:46.%03dZ".formatted(id % 1000));
        return character;
    }
}
