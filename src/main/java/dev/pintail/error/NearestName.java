package dev.pintail.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant when they misspelt a name. */
public final class NearestName {
    private NearestName() {}

    /** Nobody misspells a name into a longer one; comparing such a thing would take memory by its length. */
    private static final int LONGEST = 100;

    /** The known name nearest to the given one, if it is near enough to be meant: a third of its letters may differ. */
    public static Optional<String> of(String given, Collection<String> known) {
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .min(Comparator.comparingInt((String name) -> distance(given, name))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(given, name) <= Math.max(1, Math.max(given.length(), name.length()) / 3));
    }

    /** {@code  Did you mean "x"?}, or an empty text, to be put behind a message. */
    public static String suggestion(String given, Collection<String> known) {
        return of(given, known).map(name -> " Did you mean \"" + name + "\"?").orElse("");
    }

    /** How many letters must be added, removed, replaced or swapped with their neighbour, without regard to case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
