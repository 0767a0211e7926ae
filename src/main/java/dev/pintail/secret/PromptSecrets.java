package dev.pintail.secret;

import java.io.Console;
import java.util.Optional;
import java.util.function.Function;

/** {@code ${prompt:Label}}: asks the person at the terminal, without showing what is typed. */
final class PromptSecrets implements NearbyProvider {
    private final Function<String, Optional<char[]>> terminal;

    /** @param terminal shows a text and reads a line without echo; empty if there is nobody */
    PromptSecrets(Function<String, Optional<char[]>> terminal) {
        this.terminal = terminal;
    }

    /** Asks at the terminal that the process runs in, if it runs in one. */
    PromptSecrets() {
        this(PromptSecrets::read);
    }

    @Override
    public synchronized Optional<String> secret(String name) {
        return terminal.apply(name + ": ").map(String::new).filter(typed -> !typed.isEmpty());
    }

    /** Whether there is somebody to ask. */
    @SuppressWarnings("SystemConsoleNull") // JDK 25 is back to null where there is no terminal
    static boolean hasTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static Optional<char[]> read(String label) {
        return hasTerminal() ? Optional.ofNullable(System.console().readPassword("%s", label)) : Optional.empty();
    }
}
