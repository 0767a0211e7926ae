package dev.pintail.source.transform;

import com.anyascii.AnyAscii;
import dev.pintail.source.slice.StreamSlice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes all keys in ASCII snake case, also those of objects inside, but not of objects in lists: {@code userID} becomes {@code
 * user_id}, {@code 123abc} {@code _123_abc}, {@code ÄpfelÖl} {@code apfel_ol}. Of keys that become the same, the last one wins.
 */
public record KeysToSnakeCase() implements RecordTransformation {
    private static final Pattern TOKEN = Pattern.compile("[A-Z]+[a-z]*|[a-z]+|\\d+|[^a-zA-Z\\d]+");

    @Override
    public void apply(Map<String, Object> record, StreamSlice slice) {
        Map<String, Object> renamed = rename(record);
        record.clear();
        record.putAll(renamed);
    }

    private static Map<String, Object> rename(Map<?, ?> object) {
        Map<String, Object> renamed = new LinkedHashMap<>();
        object.forEach((key, value) ->
                renamed.put(snakeCase((String) key), value instanceof Map<?, ?> inner ? rename(inner) : value));
        return renamed;
    }

    private static String snakeCase(String key) {
        List<String> words = new ArrayList<>();
        Matcher tokens = TOKEN.matcher(AnyAscii.transliterate(key));
        while (tokens.find()) {
            String token = tokens.group();
            words.add(isWord(token) ? token.toLowerCase(Locale.ROOT) : "");
        }
        if (words.size() >= 3) {
            // Separators count only at the ends: there they leave an underscore behind.
            words.subList(1, words.size() - 1).removeIf(String::isEmpty);
        }
        if (!words.isEmpty()
                && !words.getFirst().isEmpty()
                && Character.isDigit(words.getFirst().charAt(0))) {
            words.addFirst("");
        }
        return String.join("_", words);
    }

    private static boolean isWord(String token) {
        char first = token.charAt(0);
        return (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9');
    }
}
