package dev.pintail.cli;

import dev.pintail.catalog.Registry;
import dev.pintail.catalog.RegistryEntry;
import dev.pintail.catalog.Support;
import dev.pintail.catalog.Verdicts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A line for each connector, and a sum. */
record ConnectorsTable(Verdicts verdicts, boolean read) {
    void print(List<RegistryEntry> entries, Registry.Index index, ConnectorsOptions options) {
        Map<RegistryEntry, Support> supports = read ? verdicts.readAll(entries) : known(entries);
        TextTable table = new TextTable().row("NAME", "VERSION", "HERE", "SUPPORT LEVEL", "TITLE");
        Map<String, Integer> sums = new TreeMap<>();
        supports.forEach((entry, support) -> {
            table.row(entry.name(), entry.version().toString(), support.text(), entry.supportLevel(), entry.title());
            sums.merge(kind(support), 1, Integer::sum);
        });
        table.print(options.out());
        options.out().printf("%n%,d connectors: %s.%n", entries.size(), text(sums));
        if (supports.containsValue(new Support.NotReadYet())) {
            options.out()
                    .println("\"declarative\" ones have a manifest that was not read yet; \"--check\" reads them all.");
        }
        index.age().ifPresent(age -> options.err()
                .printf("The registry cannot be reached; this is what was stored %,d minutes ago.%n", age.toMinutes()));
        options.out().flush();
        options.err().flush();
    }

    private Map<RegistryEntry, Support> known(List<RegistryEntry> entries) {
        Map<RegistryEntry, Support> known = new LinkedHashMap<>();
        entries.forEach(entry -> known.put(entry, verdicts.known(entry)));
        return known;
    }

    private static String kind(Support support) {
        return switch (support) {
            case Support.Runs runs -> "run";
            case Support.RunsWithout without -> "run but for some streams";
            case Support.NotHere not -> "do not run here";
            case Support.NotReadYet unread -> "are declarative and not read yet";
        };
    }

    private static String text(Map<String, Integer> sums) {
        return String.join(
                ", ",
                sums.entrySet().stream()
                        .map(sum -> "%,d %s".formatted(sum.getValue(), sum.getKey()))
                        .toList());
    }
}
