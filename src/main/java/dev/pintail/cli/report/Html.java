package dev.pintail.cli.report;

import java.time.Duration;
import java.util.Locale;

/** Text inside a page. */
final class Html {
    private Html() {}

    /** For example {@code 1.2 s}; {@code 0.02 s} where a tenth would be too coarse. */
    static String seconds(Duration duration) {
        if (duration.toMillis() == 0) {
            return "0 s";
        }
        double seconds = duration.toMillis() / 1000.0;
        return String.format(Locale.ROOT, seconds < 0.1 ? "%.2f s" : "%.1f s", seconds);
    }

    /** For example {@code 1.2 MB}. */
    static String size(long bytes) {
        return bytes < 1_000_000
                ? "%,d kB".formatted(Math.ceilDiv(bytes, 1000))
                : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c < ' ' && c != '\n' && c != '\t' ? '\ufffd' : c);
            }
        });
        return escaped.toString();
    }
}
