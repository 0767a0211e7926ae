package dev.pintail.cli.report;

import dev.pintail.cli.watch.Traffic.Exchange;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was asked of the API, a row for each address: how often, how long it took, and what was refused. */
final class RequestTable {
    /** So many addresses; those that took longest. */
    private static final int ROWS = 30;

    private final Map<String, Row> rows = new LinkedHashMap<>();

    private static final class Row {
        private final Map<String, Integer> refusals = new TreeMap<>();
        private int count;
        private Duration all = Duration.ZERO;
        private Duration slowest = Duration.ZERO;

        private void add(Exchange exchange) {
            count++;
            all = all.plus(exchange.took());
            slowest = slowest.compareTo(exchange.took()) < 0 ? exchange.took() : slowest;
            if (exchange.failed()) {
                refusals.merge(
                        exchange.status() == 0 ? "no answer" : String.valueOf(exchange.status()), 1, Integer::sum);
            }
        }

        private String refused() {
            return refusals.entrySet().stream()
                    .map(refusal -> refusal.getKey() + (refusal.getValue() > 1 ? " × " + refusal.getValue() : ""))
                    .collect(Collectors.joining(", "));
        }
    }

    RequestTable(List<Exchange> exchanges) {
        exchanges.forEach(
                exchange -> rows.computeIfAbsent(exchange.method() + " " + exchange.address(), address -> new Row())
                        .add(exchange));
    }

    String html() {
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("""
                <h2>Requests</h2>
                <table class="requests">
                <thead><tr><th>address</th><th class="n">requests</th><th class="n">in all</th><th class="n">slowest</th><th>refused</th></tr></thead>
                <tbody>
                """);
        rows.entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<String, Row> row) -> row.getValue().all, Comparator.reverseOrder()))
                .limit(ROWS)
                .forEach(row -> html.append(
                        "<tr><td><code>%s</code></td><td class=\"n\">%,d</td><td class=\"n\">%s</td><td class=\"n\">%s</td><td>%s</td></tr>%n"
                                .formatted(
                                        Html.escape(row.getKey()),
                                        row.getValue().count,
                                        Html.seconds(row.getValue().all),
                                        Html.seconds(row.getValue().slowest),
                                        Html.escape(row.getValue().refused()))));
        if (rows.size() > ROWS) {
            html.append("<tr><td colspan=\"5\">and %,d more addresses</td></tr>%n".formatted(rows.size() - ROWS));
        }
        return html.append("</tbody>\n</table>\n").toString();
    }
}
