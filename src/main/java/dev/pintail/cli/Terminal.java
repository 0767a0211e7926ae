package dev.pintail.cli;

import java.io.Console;
import java.util.Map;

/**
 * What the user looks at.
 *
 * @param live whether pictures may be drawn over each other: not in a pipe, in CI, or when NO_COLOR is set
 */
record Terminal(boolean live, int width, int height) {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 24;

    /** The terminal of this process. */
    static Terminal of(Map<String, String> environment) {
        boolean plain = environment.containsKey("NO_COLOR")
                || environment.containsKey("CI")
                || "dumb".equals(environment.get("TERM"))
                || !environment.containsKey("TERM");
        return new Terminal(
                !plain && isTerminal(),
                number(environment.get("COLUMNS"), WIDTH),
                number(environment.get("LINES"), HEIGHT));
    }

    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static int number(String text, int otherwise) {
        return text != null && text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : otherwise;
    }
}
