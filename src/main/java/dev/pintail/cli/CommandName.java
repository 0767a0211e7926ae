package dev.pintail.cli;

/** What the user typed to start this program, for the commands that they are told to run next. */
final class CommandName {
    /** Set by the script that starts it from a checkout. */
    private static final String VARIABLE = "PINTAIL_COMMAND";

    private CommandName() {}

    /** The name, for example {@code pintail} or {@code ./pintail}. */
    static String typed() {
        return System.getenv().getOrDefault(VARIABLE, "pintail");
    }
}
