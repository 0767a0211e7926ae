package dev.pintail.interop;

import dev.pintail.protocol.AirbyteStream;
import dev.pintail.protocol.Message;
import dev.pintail.warehouse.Checkpoint;
import dev.pintail.warehouse.LoadedStream;
import dev.pintail.warehouse.Loader;
import dev.pintail.warehouse.Location;
import dev.pintail.warehouse.Target;
import dev.pintail.warehouse.Warehouse;
import dev.pintail.warehouse.WarehouseSettings;
import dev.pintail.warehouse.WriteStrategy;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Does one run of a case as PyAirbyte would: every stream to its end, its last state with its rows. */
record InteropRunner(InteropSource source, Path database) {

    void run(InteropCase.Run run) {
        Target target = new Target(new Location.DuckDbFile(database), run.schema(), run.tablePrefix());
        try (Warehouse warehouse = Warehouse.open(target, WarehouseSettings.DEFAULTS)) {
            Map<String, LoadedStream> streams = streams(run);
            warehouse.register(run.sourceName(), List.copyOf(streams.values()));
            Map<String, Map<String, Object>> states =
                    run.fullRefresh() ? Map.of() : warehouse.states().read(run.sourceName());
            Map<String, Loader> loaders = new LinkedHashMap<>();
            Map<String, Message.State> last = new LinkedHashMap<>();
            try {
                streams.forEach((name, stream) -> loaders.put(name, warehouse.loader(run.sourceName(), stream, false)));
                source.read(run, List.copyOf(streams.keySet()), states, message -> {
                    switch (message) {
                        case Message.Records records ->
                            loaders.get(records.stream()).add(records.data(), records.emittedAt());
                        case Message.State state -> last.put(state.stream(), state);
                        case Message.FileRecord ignored -> {}
                        case Message.StreamStatus ignored -> {}
                        case Message.Failure failure -> throw new AssertionError(failure.message(), failure.cause());
                        case Message.ConfigUpdate ignored -> {}
                        case Message.Log ignored -> {}
                    }
                });
                last.forEach(
                        (name, state) -> loaders.get(name).complete(Checkpoint.of(state.state(), state.recordCount())));
            } finally {
                loaders.values().forEach(Loader::close);
            }
        }
    }

    private Map<String, LoadedStream> streams(InteropCase.Run run) {
        Map<String, LoadedStream> streams = new LinkedHashMap<>();
        for (AirbyteStream stream : source.discover(run).streams()) {
            if (run.streams().map(names -> names.contains(stream.name())).orElse(true)) {
                streams.put(
                        stream.name(),
                        new LoadedStream(
                                stream.name(),
                                stream.jsonSchema(),
                                stream.sourceDefinedPrimaryKey(),
                                stream.defaultCursorField(),
                                WriteStrategy.valueOf(run.writeStrategy().toUpperCase(Locale.ROOT))));
            }
        }
        return streams;
    }
}
