package dev.pintail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** No flag is without a test that uses it. */
class EveryFlagTest {
    @Test
    void everyFlagOfEveryCommandStandsInATest() throws IOException {
        String tests = tests("src/test/java/dev/pintail/cli") + tests("src/test/java/dev/pintail/it");

        assertThat(flags(PintailCommand.commandLine()))
                .allSatisfy(flag -> assertThat(tests).containsPattern("\"" + flag + "(\"|=)"));
    }

    private static Set<String> flags(CommandLine command) {
        Set<String> flags = new TreeSet<>();
        command.getCommandSpec().options().stream().map(OptionSpec::longestName).forEach(flags::add);
        command.getSubcommands().values().forEach(sub -> flags.addAll(flags(sub)));
        return flags;
    }

    private static String tests(String folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
