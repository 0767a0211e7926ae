package dev.pintail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The help of every command is what the files in {@code src/test/resources/cli/help} say. After a change that is meant, run the
 * test with {@code -Dpintail.help=write}, and read what changed.
 */
class HelpTest {
    private static final Path FOLDER = Path.of("src/test/resources/cli/help");

    @Test
    void everyHelpIsAsItWasAgreed() throws IOException {
        Map<String, String> helps = helps();
        if ("write".equals(System.getProperty("pintail.help"))) {
            for (Map.Entry<String, String> help : helps.entrySet()) {
                Files.writeString(FOLDER.resolve(help.getKey()), help.getValue());
            }
        }

        for (Map.Entry<String, String> help : helps.entrySet()) {
            assertThat(FOLDER.resolve(help.getKey())).exists();
            assertThat(help.getValue())
                    .as("%s; if it is meant: -Dpintail.help=write", help.getKey())
                    .isEqualTo(Files.readString(FOLDER.resolve(help.getKey()), UTF_8));
        }
    }

    @Test
    void noHelpIsLeftOfACommandThatIsGone() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .isEqualTo(helps().keySet());
        }
    }

    @Test
    void everyHelpHasAnExample() {
        assertThat(helps()).allSatisfy((name, help) -> assertThat(help).containsPattern("Example|To begin"));
    }

    @Test
    void helpIsPrintedByTheCommandItself() {
        for (String verb : PintailCommand.commandLine().getSubcommands().keySet()) {
            Ducks.Result result = Ducks.runPlain(verb, "--help");

            assertThat(result.exitCode()).as(verb).isZero();
            assertThat(result.out()).startsWith("Usage: pintail " + verb);
        }
    }

    private static Map<String, String> helps() {
        Map<String, String> helps = new LinkedHashMap<>();
        collect(PintailCommand.commandLine(), helps);
        return helps;
    }

    private static void collect(CommandLine command, Map<String, String> helps) {
        String name = command.getCommandSpec().qualifiedName("-") + ".txt";
        helps.put(name, command.getUsageMessage(Ansi.OFF).replace(System.lineSeparator(), "\n"));
        command.getSubcommands().values().forEach(sub -> collect(sub, helps));
    }
}
