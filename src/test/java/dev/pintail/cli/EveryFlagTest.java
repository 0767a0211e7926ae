package dev.pintail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.MethodParam;
import picocli.CommandLine.Model.OptionSpec;

/**
 * No flag is without a test: {@code cli/flags.txt} names one for each, and it is that one's text that has the flag.
 *
 * <p>A flag that several commands share stands there once.
 */
class EveryFlagTest {
    private static final Path LIST = Path.of("src/test/resources/cli/flags.txt");

    /** How the formatter parts the members of a class. */
    private static final Pattern BETWEEN_MEMBERS = Pattern.compile("\\R\\R {4}(?! )");

    @Test
    void everyFlagHasItsTest() throws IOException {
        assertThat(tests().keySet()).isEqualTo(flags(PintailCommand.commandLine()));
    }

    @Test
    void everyTestThatIsNamedUsesItsFlag() throws IOException {
        tests().forEach((flag, test) -> {
            String name = flag.substring(flag.indexOf(' ') + 1);

            assertThat(text(test)).as("%s, the test of %s", test, flag).containsPattern("\"" + name + "[=\"]");
        });
    }

    private static Set<String> flags(CommandLine command) {
        Set<String> flags = new TreeSet<>();
        command.getCommandSpec().options().forEach(option -> flags.add(declared(option) + " " + option.longestName()));
        command.getSubcommands().values().forEach(sub -> flags.addAll(flags(sub)));
        return flags;
    }

    private static String declared(OptionSpec option) {
        Member member = option.userObject() instanceof MethodParam parameter
                ? parameter.getDeclaringExecutable()
                : (Member) option.userObject();
        return member.getDeclaringClass().getSimpleName();
    }

    /** The list: from a flag to {@code Class.method}. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new TreeMap<>();
        for (String line : Files.readAllLines(LIST)) {
            if (!line.startsWith("#")) {
                String[] words = line.split(" +", -1);
                tests.put(words[0] + " " + words[1], words[2]);
            }
        }
        return tests;
    }

    /** The text of a test and of what its class does before each one. */
    private static String text(String test) {
        String[] names = test.split("\\.", -1);
        StringBuilder text = new StringBuilder();
        boolean found = false;
        for (String member : BETWEEN_MEMBERS.split(source(names[0]), -1)) {
            boolean wanted = member.contains("@Test") && member.contains("void " + names[1] + "(");
            found |= wanted;
            if (wanted || member.contains("@BeforeEach")) {
                text.append(member);
            }
        }
        assertThat(found).as("there is a test " + test).isTrue();
        return text.toString();
    }

    private static String source(String simpleName) {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java/dev/pintail"))) {
            return Files.readString(files.filter(file -> file.endsWith(simpleName + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no class " + simpleName)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
