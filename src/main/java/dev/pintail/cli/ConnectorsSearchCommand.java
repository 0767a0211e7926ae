package dev.pintail.cli;

import dev.pintail.catalog.Manifests;
import dev.pintail.catalog.Registry;
import dev.pintail.catalog.RegistryEntry;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.NearestName;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pintail connectors search}: finds connectors by a part of their names. */
@Command(
        name = "search",
        description = "Finds connectors by words in their names, and reads their manifests to say whether they run here.",
        footer = {"", "Example:  pintail connectors search calendar"})
final class ConnectorsSearchCommand implements Callable<Integer> {
    @Mixin
    private ConnectorsOptions options;

    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "Words that all have to be in the name.")
    private List<String> words;

    @Override
    public Integer call() {
        Manifests manifests = options.manifests();
        Registry.Index index = manifests.registry().index();
        List<RegistryEntry> found =
                index.entries().values().stream().filter(entry -> entry.matches(words)).toList();
        if (found.isEmpty()) {
            String text = String.join("-", words);
            throw new ConfigException(
                    ErrorCode.CONNECTOR_UNKNOWN,
                    "No connector has \"%s\" in its name.%s"
                            .formatted(
                                    String.join(" ", words),
                                    NearestName.suggestion(
                                            text.startsWith("source-") ? text : "source-" + text,
                                            index.entries().keySet())),
                    "\"pintail connectors\" lists them all.");
        }
        new ConnectorsTable(manifests.verdicts(), true).print(found, index, options);
        return ExitCode.OK.value();
    }
}
