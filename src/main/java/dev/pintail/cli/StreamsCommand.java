package dev.pintail.cli;

import static java.util.stream.Collectors.joining;

import dev.pintail.connection.Connection;
import dev.pintail.protocol.AirbyteStream;
import dev.pintail.protocol.SyncMode;
import dev.pintail.sync.Engine;
import dev.pintail.sync.Opening;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pintail streams}: lists what a connection can read. */
@Command(
        name = "streams",
        description = "Lists the streams of a connection: how they are read, their keys and cursors.",
        footer = {"", "Example:  pintail streams shop"})
final class StreamsCommand implements Callable<Integer> {
    @Mixin
    private ConnectionsOption connections;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "CONNECTION", description = "The connection.")
    private String name;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Connection connection = connections.get(name);
        PrintWriter out = spec.commandLine().getOut();
        try (Opening opening = new Opening(Engine.system(System.getenv()), connection)) {
            List<AirbyteStream> streams = opening.streams();
            if (output.isJson()) {
                OutputOptions.print(
                        out,
                        streams.stream()
                                .map(stream -> toJson(stream, connection))
                                .toList());
            } else {
                TextTable table = new TextTable().row("stream", "reads", "primary key", "cursor", "synced");
                streams.forEach(stream -> table.row(
                        stream.name(),
                        isIncremental(stream) ? "what is new" : "everything",
                        stream.sourceDefinedPrimaryKey().stream()
                                .map(path -> String.join(".", path))
                                .collect(joining(", ")),
                        String.join(".", stream.defaultCursorField()),
                        isSelected(stream, connection) ? "yes" : "no"));
                table.print(out);
                out.flush();
            }
            return ExitCode.OK.value();
        }
    }

    private static Map<String, Object> toJson(AirbyteStream stream, Connection connection) {
        Map<String, Object> json = new LinkedHashMap<>(stream.toJson());
        json.put("selected", isSelected(stream, connection));
        return json;
    }

    private static boolean isSelected(AirbyteStream stream, Connection connection) {
        return connection.streams().isEmpty() || connection.streams().contains(stream.name());
    }

    private static boolean isIncremental(AirbyteStream stream) {
        return stream.supportedSyncModes().contains(SyncMode.INCREMENTAL);
    }
}
