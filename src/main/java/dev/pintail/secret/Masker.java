package dev.pintail.secret;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Takes known secrets out of texts that leave the process.
 *
 * <p>A secret is found as it is and URL-encoded, JSON-escaped and base64-encoded at all three alignments, the longest form
 * first. Of a key file or a JSON document each longer line and member is a secret, too. Secrets shorter than
 * {@value #SHORTEST} characters are left alone: masking every "1" tells more than it hides. Thread-safe; secrets may be added at
 * any time.
 */
public final class Masker {
    /** What stands in place of a secret. */
    public static final String MASK = "****";

    private static final int SHORTEST = 4;
    private static final int SHORTEST_PART = 12;
    /** A login may give a new token for each request; those of long ago are forgotten. */
    private static final int MOST_PASSING = 200;

    /** The longest first, whatever they are forms of. */
    private final Set<MaskedForm> forms = new ConcurrentSkipListSet<>();

    private final Set<MaskedForm> lasting = new HashSet<>();
    private final SequencedMap<String, Set<MaskedForm>> passing = new LinkedHashMap<>();

    /** Masks this secret from now on. */
    public synchronized void add(String secret) {
        lasting.addAll(MaskedForm.of(secret, SHORTEST));
        parts(secret).forEach(part -> lasting.addAll(MaskedForm.of(part, SHORTEST)));
        forms.addAll(lasting);
    }

    /** Masks a token that is good for some time only; the newest {@value #MOST_PASSING} of them are known. */
    public synchronized void addPassing(String token) {
        if (passing.containsKey(token)) {
            return;
        }
        Set<MaskedForm> ofToken = MaskedForm.of(token, SHORTEST);
        passing.put(token, ofToken);
        forms.addAll(ofToken);
        if (passing.size() > MOST_PASSING) {
            passing.pollFirstEntry().getValue().stream()
                    .filter(form -> !lasting.contains(form))
                    .forEach(forms::remove);
        }
    }

    /** The text without the secrets. */
    public String mask(String text) {
        String masked = text;
        for (MaskedForm form : forms) {
            masked = form.mask(masked, MASK);
        }
        return masked;
    }

    private static List<String> parts(String secret) {
        List<String> parts = new ArrayList<>();
        if (secret.indexOf('\n') >= 0) {
            secret.lines().map(String::strip).filter(line -> !line.startsWith("-----")).forEach(parts::add);
        }
        if (secret.startsWith("{")) {
            try {
                collect(JsonReader.read(secret), parts);
            } catch (JsonSyntaxException e) {
                // no document, so it has no members
            }
        }
        parts.removeIf(part -> part.length() < SHORTEST_PART);
        return parts;
    }

    /** Addresses are no secrets, and a report without them helps nobody. */
    private static void collect(Object value, List<String> parts) {
        switch (value) {
            case String text -> {
                if (!text.startsWith("https://")) {
                    parts.add(text);
                    text.lines().map(String::strip).filter(line -> !line.startsWith("-----")).forEach(parts::add);
                }
            }
            case Map<?, ?> object -> object.values().forEach(member -> collect(member, parts));
            case List<?> list -> list.forEach(item -> collect(item, parts));
            case null, default -> {}
        }
    }
}
