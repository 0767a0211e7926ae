package dev.pintail.cli;

import dev.pintail.json.JsonWriter;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** What all commands for people take: how results and failures are told. */
final class OutputOptions {
    /** The option's name, for those who have no command yet. */
    static final String OUTPUT = "--output";

    static final String DEBUG = "--debug";

    enum Format {
        /** For people. */
        TEXT,
        /** For programs. */
        JSON
    }

    @Option(
            names = OUTPUT,
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to tell results and failures: text, or json for programs. Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Option(names = DEBUG, description = "Show where in the program a failure came from.")
    private boolean debug;

    boolean isJson() {
        return format == Format.JSON;
    }

    /** Prints a value of the value model on one line. */
    static void print(PrintWriter out, Object value) {
        out.println(JsonWriter.COMPACT.write(value));
        out.flush();
    }
}
