package dev.pintail.manifest.component;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Helps with misspelled names in problem messages. */
final class Names {
    private Names() {}

    /** The candidate fewest edits away from {@code name}, if it is near enough to be meant. */
    static Optional<String> nearest(String name, Collection<String> candidates) {
        int near = Math.max(1, name.length() / 3);
        return candidates.stream()
                .filter(candidate -> Math.abs(candidate.length() - name.length()) <= near)
                .filter(candidate -> edits(name, candidate) <= near)
                .min(Comparator.comparingInt(candidate -> edits(name, candidate)));
    }

    /** {@code ; did you mean "x"?}, or nothing. */
    static String suggestion(String name, Collection<String> candidates) {
        return nearest(name, candidates)
                .map(found -> "; did you mean \"" + found + "\"?")
                .orElse("");
    }

    static String list(Collection<String> names) {
        return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    }

    /** Levenshtein distance, ignoring case. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int substituted = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
