package dev.pintail.catalog;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connector's version: {@code 1.2.3}, {@code 1.2.3-rc.1} (a release candidate) or with another suffix (a pre-release).
 *
 * @param suffix what follows the first {@code -}; empty for a release
 */
public record Version(int major, int minor, int patch, String suffix) implements Comparable<Version> {
    private static final Pattern FORM = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(?:-([0-9A-Za-z.-]{1,64}))?");
    private static final Pattern NUMBER = Pattern.compile("(\\D*)(\\d{1,9})");

    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch)
            .thenComparing(Version::isRelease)
            .thenComparing(Version::suffix, Version::compareSuffixes);

    /** @throws ConfigException REQUEST_INVALID */
    public static Version parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new ConfigException(
                    ErrorCode.REQUEST_INVALID,
                    "\"%s\" is no version of a connector.".formatted(text),
                    "Versions look like 1.2.3; \"pintail connectors describe NAME\" lists them.");
        }
        return new Version(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                parts.group(4) == null ? "" : parts.group(4));
    }

    /** Whether it is neither a candidate nor another pre-release. */
    public boolean isRelease() {
        return suffix.isEmpty();
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%d.%d.%d%s".formatted(major, minor, patch, isRelease() ? "" : "-" + suffix);
    }

    /** {@code rc.9} is before {@code rc.10}. */
    private static int compareSuffixes(String left, String right) {
        String[] a = left.split("\\.", -1);
        String[] b = right.split("\\.", -1);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            Matcher x = NUMBER.matcher(a[i]);
            Matcher y = NUMBER.matcher(b[i]);
            int order = x.matches() && y.matches() && x.group(1).equals(y.group(1))
                    ? Long.compare(Long.parseLong(x.group(2)), Long.parseLong(y.group(2)))
                    : a[i].compareTo(b[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }
}
