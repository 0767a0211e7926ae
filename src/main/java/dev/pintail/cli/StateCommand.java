package dev.pintail.cli;

import dev.pintail.connection.Connection;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.NearestName;
import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import dev.pintail.json.JsonWriter;
import dev.pintail.sync.Engine;
import dev.pintail.sync.Opening;
import dev.pintail.warehouse.Warehouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pintail state}: how far the streams of a connection have been read. */
@Command(
        name = "state",
        description = "Shows or changes how far the streams of a connection have been read.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  pintail state show shop",
            "  pintail state set shop orders '{\"updated_at\":\"2026-01-01\"}'",
            "  pintail state reset shop --stream orders"
        })
final class StateCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: show, set or reset.");
    }

    @Command(
            name = "show",
            description = "Prints the states of the streams.",
            footer = {"", "Example:  pintail state show shop"})
    int show(
            @Mixin ConnectionsOption connections,
            @Mixin OutputOptions output,
            @Parameters(paramLabel = "CONNECTION", description = "The connection.") String name) {
        Connection connection = connections.get(name);
        try (Opening opening = new Opening(Engine.system(System.getenv()), connection)) {
            Map<String, Map<String, Object>> states = opening.look(warehouse ->
                            warehouse.states().read(connection.source().connector()))
                    .orElse(Map.of());
            PrintWriter out = spec.commandLine().getOut();
            if (output.isJson()) {
                OutputOptions.print(out, states);
            } else if (states.isEmpty()) {
                out.printf("%s has no state: the next sync reads everything.%n", name);
            } else {
                states.forEach((stream, state) -> out.printf("%s  %s%n", stream, JsonWriter.COMPACT.write(state)));
            }
            out.flush();
            return ExitCode.OK.value();
        }
    }

    @Command(
            name = "set",
            description = "Puts a state in the place of a stream's present one; the next sync goes on from there.",
            footer = {"", "Example:  pintail state set shop orders '{\"updated_at\":\"2026-01-01\"}'"})
    int set(
            @Mixin ConnectionsOption connections,
            @Mixin OutputOptions output,
            @Parameters(index = "0", paramLabel = "CONNECTION", description = "The connection.") String name,
            @Parameters(index = "1", paramLabel = "STREAM", description = "The stream.") String stream,
            @Parameters(
                            index = "2",
                            paramLabel = "STATE",
                            description = "The state as JSON; - reads it from standard input.")
                    String state) {
        Connection connection = connections.get(name);
        Map<String, Object> parsed = parse("-".equals(state) ? standardInput() : state);
        try (Opening opening = new Opening(Engine.system(System.getenv()), connection)) {
            opening.stream(stream);
            try (Warehouse warehouse = opening.warehouse()) {
                opening.change(
                        warehouse,
                        List.of(stream),
                        () -> warehouse.states().write(connection.source().connector(), stream, parsed));
            }
        }
        return told(output, "set", List.of(stream), "The state of %s is set.".formatted(stream));
    }

    @Command(
            name = "reset",
            description = "Forgets how far streams were read; their rows stay, the next sync reads everything.",
            footer = {"", "Example:  pintail state reset shop --stream orders"})
    int reset(
            @Mixin ConnectionsOption connections,
            @Mixin OutputOptions output,
            @Option(
                            names = "--stream",
                            paramLabel = "NAME",
                            description = "Only this stream; may be given several times. Default: all.")
                    List<String> streams,
            @Parameters(paramLabel = "CONNECTION", description = "The connection.") String name) {
        Connection connection = connections.get(name);
        List<String> forgotten;
        try (Opening opening = new Opening(Engine.system(System.getenv()), connection)) {
            forgotten = opening.look(warehouse -> forget(opening, warehouse, connection, streams))
                    .orElse(List.of());
        }
        return told(
                output,
                "reset",
                forgotten,
                forgotten.isEmpty()
                        ? "%s has no state.".formatted(name)
                        : "Forgotten: %s.".formatted(String.join(", ", forgotten)));
    }

    private int told(OutputOptions output, String what, List<String> streams, String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            OutputOptions.print(out, Map.of(what, streams));
        } else {
            out.println(sentence);
            out.flush();
        }
        return ExitCode.OK.value();
    }

    private static List<String> forget(
            Opening opening, Warehouse warehouse, Connection connection, List<String> streams) {
        Map<String, ?> states = warehouse.states().read(connection.source().connector());
        List<String> forgotten = List.copyOf(streams == null ? states.keySet() : streams);
        forgotten.forEach(stream -> requireState(stream, states));
        opening.change(
                warehouse,
                forgotten,
                () -> forgotten.forEach(stream -> warehouse.states().delete(stream)));
        return forgotten;
    }

    private static void requireState(String stream, Map<String, ?> states) {
        if (!states.containsKey(stream)) {
            throw new ConfigException(
                    ErrorCode.STREAM_UNKNOWN,
                    "There is no state of a stream \"%s\".%s"
                            .formatted(stream, NearestName.suggestion(stream, states.keySet())),
                    states.isEmpty() ? "" : "There is one of: " + String.join(", ", states.keySet()));
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have only text keys
    private static Map<String, Object> parse(String text) {
        try {
            if (JsonReader.read(text) instanceof Map<?, ?> object) {
                return (Map<String, Object>) object;
            }
        } catch (JsonSyntaxException e) {
            throw notAState(e);
        }
        throw notAState(null);
    }

    private static ConfigException notAState(JsonSyntaxException cause) {
        return new ConfigException(
                ErrorCode.REQUEST_INVALID,
                "The state is no JSON object%s.".formatted(cause == null ? "" : ": " + cause.getMessage()),
                "Give it as \"pintail state show\" prints it.",
                cause);
    }

    private static String standardInput() {
        try {
            return new String(System.in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
