package dev.pintail.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant when they misspelt a name. */
public final class NearestName {
    private NearestName() {}

    /** The known name nearest to the given one, if it is near enough to be meant: a third of its letters may differ. */
    public static Optional<String> of(String given, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String name) -> distance(given, name))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(given, name) <= Math.max(1, Math.max(given.length(), name.length()) / 3));
    }

    /** {@code  Did you mean "x"?}, or an empty text, to be put behind a message. */
    public static String suggestion(String given, Collection<String> known) {
        return of(given, known).map(name -> " Did you mean \"" + name + "\"?").orElse("");
    }

    /** Levenshtein distance without regard to case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
