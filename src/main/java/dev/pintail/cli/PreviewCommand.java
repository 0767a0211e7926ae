package dev.pintail.cli;

import dev.pintail.cli.watch.Traffic;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.PintailException;
import dev.pintail.error.RunException;
import dev.pintail.protocol.AirbyteStream;
import dev.pintail.protocol.Message;
import dev.pintail.sync.Engine;
import dev.pintail.sync.Opening;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pintail preview}: reads a few records and shows them, writing nothing. */
@Command(
        name = "preview",
        description = "Reads the first records of a stream and shows them, with the requests made. Nothing is written.",
        footer = {"", "Example:  pintail preview shop orders --limit 5"})
final class PreviewCommand implements Callable<Integer> {
    @Mixin
    private ConnectionsOption connections;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "So many records at most. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Mixin
    private OutputOptions output;

    @Parameters(index = "0", paramLabel = "CONNECTION", description = "The connection.")
    private String name;

    @Parameters(index = "1", paramLabel = "STREAM", description = "The stream.")
    private String stream;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Engine engine = Engine.system(System.getenv());
        Traffic traffic = new Traffic(engine.clock());
        List<Map<String, Object>> records = new ArrayList<>();
        try (Opening opening = new Opening(engine.watched(traffic::watch, traffic::watch), connections.get(name))) {
            AirbyteStream chosen = opening.stream(stream);
            List<String> failures = new ArrayList<>();
            try {
                opening.read(chosen, message -> hear(message, records, failures), () -> records.size() >= limit);
            } catch (PintailException e) {
                if (failures.isEmpty()) {
                    throw e;
                }
                throw new RunException(
                        e.code() == ErrorCode.INTERNAL ? ErrorCode.SOURCE_FAILED : e.code(),
                        opening.mask(failures.getFirst()),
                        opening.mask(e.hint()),
                        e);
            } finally {
                show(records.subList(0, Math.min(limit, records.size())), traffic);
            }
            return ExitCode.OK.value();
        }
    }

    private static void hear(Message message, List<Map<String, Object>> records, List<String> failures) {
        switch (message) {
            case Message.Records page -> records.addAll(page.data());
            case Message.FileRecord file -> records.add(file.data());
            case Message.Failure failure -> failures.add(failure.message());
            case Message.State state -> {}
            case Message.StreamStatus status -> {}
            case Message.ConfigUpdate update -> {}
            case Message.Log log -> {}
        }
    }

    private void show(List<Map<String, Object>> records, Traffic traffic) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("stream", stream);
            json.put("records", records);
            json.put(
                    "requests",
                    traffic.exchanges().stream().map(PreviewCommand::toJson).toList());
            OutputOptions.print(out, json);
            return;
        }
        RecordTable.of(records).print(out, Terminal.of(System.getenv()).width());
        out.printf("%n%,d records shown. Requests made:%n", records.size());
        traffic.exchanges()
                .forEach(exchange -> out.printf(
                        "  %s %s  %s  %,d ms%n",
                        exchange.method(),
                        exchange.address(),
                        exchange.status() == 0 ? "no answer" : String.valueOf(exchange.status()),
                        exchange.took().toMillis()));
        out.flush();
    }

    private static Map<String, Object> toJson(Traffic.Exchange exchange) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("method", exchange.method());
        json.put("address", exchange.address());
        json.put("status", (long) exchange.status());
        json.put("millis", exchange.took().toMillis());
        return json;
    }
}
