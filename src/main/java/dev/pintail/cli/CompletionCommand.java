package dev.pintail.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pintail completion}: a script that lets a shell complete commands and options. */
@Command(
        name = "completion",
        description = "Prints a script that lets a shell complete commands and options.",
        footer = {
            "",
            "Examples:",
            "  source <(pintail completion bash)",
            "  source <(pintail completion zsh)",
            "  pintail completion fish | source"
        })
final class CompletionCommand implements Callable<Integer> {
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private Shell shell;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        PrintWriter out = spec.commandLine().getOut();
        switch (shell) {
            // The script serves both: under zsh it loads zsh's bash emulation.
            case BASH, ZSH -> out.println(AutoComplete.bash(root.getCommandName(), root));
            case FISH -> fish(root, out);
        }
        out.flush();
        return ExitCode.OK.value();
    }

    private static void fish(CommandLine root, PrintWriter out) {
        String name = root.getCommandName();
        out.printf("complete -c %s -f%n", name);
        root.getSubcommands().forEach((verb, command) -> {
            out.printf(
                    "complete -c %s -n __fish_use_subcommand -a %s -d %s%n", name, verb, quoted(description(command)));
            String seen = "__fish_seen_subcommand_from " + verb;
            command.getSubcommands()
                    .forEach((part, nested) -> out.printf(
                            "complete -c %s -n '%s' -a %s -d %s%n", name, seen, part, quoted(description(nested))));
            command.getCommandSpec().options().forEach(option -> option(out, name, seen, option));
        });
    }

    private static void option(PrintWriter out, String name, String seen, OptionSpec option) {
        String description = option.description().length == 0 ? "" : option.description()[0];
        for (String each : option.names()) {
            out.printf(
                    "complete -c %s -n '%s' -%s %s%s -d %s%n",
                    name,
                    seen,
                    each.startsWith("--") ? "l" : "s",
                    each.replaceFirst("^-+", ""),
                    option.arity().max() > 0 ? " -r -F" : "",
                    quoted(description.replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValue()))));
        }
    }

    private static String description(CommandLine command) {
        String[] lines = command.getCommandSpec().usageMessage().description();
        return lines.length == 0 ? "" : lines[0];
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
