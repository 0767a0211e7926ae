package dev.pintail.cli;

import dev.pintail.connection.Connection;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.PintailException;
import dev.pintail.protocol.ConnectionStatus;
import dev.pintail.sync.Engine;
import dev.pintail.sync.Opening;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code pintail check}: tries connections; with {@code --config} it is the verb of the Airbyte protocol, which tries a
 * configuration.
 */
@Command(
        name = "check",
        description = {
            "Tries connections: the configuration at the API, and the database.",
            "With --config it is the verb of the Airbyte protocol: it tries that configuration and prints the status."
        },
        footer = {
            "",
            "Examples:",
            "  pintail check shop",
            "  pintail check --config config.json --manifest-path manifest.yaml"
        })
final class CheckCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Airbyte protocol: the connector's configuration, as JSON.")
    private Path config;

    @Mixin
    private SourceOptions source;

    @Mixin
    private ConnectionsOption connections;

    @Option(
            names = OutputOptions.OUTPUT,
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to tell results and failures: text, or json for programs. Default: ${DEFAULT-VALUE}.")
    private OutputOptions.Format format;

    @Parameters(paramLabel = "CONNECTION", description = "The connections to try. Default: all.")
    private List<String> names = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (config == null) {
            return checkConnections();
        }
        if (!names.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Give either connections or --config.");
        }
        Verb verb = (opened, given, lines) -> lines.answer(opened.check(given, lines));
        return verb.execute(source, () -> JsonFile.readObject(config), spec);
    }

    private int checkConnections() {
        PrintWriter out = spec.commandLine().getOut();
        Engine engine = Engine.system(System.getenv());
        ExitCode worst = ExitCode.OK;
        for (Connection connection : connections.choose(names)) {
            ExitCode code = check(engine, connection, out);
            worst = worst == ExitCode.OK ? code : worst;
        }
        return worst.value();
    }

    private ExitCode check(Engine engine, Connection connection, PrintWriter out) {
        try (Opening opening = new Opening(engine, connection)) {
            ConnectionStatus status = opening.check();
            boolean works = status.status() == ConnectionStatus.Status.SUCCEEDED;
            String database = database(opening);
            if (format == OutputOptions.Format.JSON) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("connection", connection.name());
                json.put("status", status.status().name());
                json.put("message", status.message() == null ? null : opening.mask(status.message()));
                json.put("database", database);
                OutputOptions.print(out, json);
            } else if (works) {
                out.printf("%s: the API accepts the configuration; %s.%n", connection.name(), database);
                out.flush();
            } else {
                ErrorReport.write(
                        spec.commandLine().getErr(),
                        ErrorCode.CONFIG_INVALID,
                        "%s: %s".formatted(connection.name(), opening.mask(String.valueOf(status.message()))),
                        "Correct \"config\" of this connection, or the network; \"%s preview %s STREAM%s\" shows the requests made."
                                .formatted(CommandName.typed(), connection.name(), connections.typed()));
                spec.commandLine().getErr().flush();
            }
            return works ? ExitCode.OK : ExitCode.USAGE_OR_CONFIGURATION;
        } catch (PintailException e) {
            ErrorReport.write(
                    spec.commandLine().getErr(),
                    format == OutputOptions.Format.JSON,
                    e.code(),
                    "%s: %s".formatted(connection.name(), e.getMessage()),
                    e.hint());
            spec.commandLine().getErr().flush();
            return ExitCode.refused(e.code());
        }
    }

    private static String database(Opening opening) {
        return opening.look(warehouse -> "the database can be opened").orElse("the database will be made");
    }
}
