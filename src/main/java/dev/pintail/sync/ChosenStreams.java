package dev.pintail.sync;

import dev.pintail.connection.Connection;
import dev.pintail.connection.WriteMode;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.NearestName;
import dev.pintail.protocol.AirbyteStream;
import dev.pintail.protocol.Catalog;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConfiguredCatalog.ConfiguredStream;
import dev.pintail.protocol.SyncMode;
import dev.pintail.warehouse.LoadedStream;
import dev.pintail.warehouse.WriteStrategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The streams that a request means, as the source and as the warehouse see them. */
record ChosenStreams(List<AirbyteStream> streams, SyncRequest request, Connection connection) {
    ChosenStreams {
        streams = List.copyOf(streams);
    }

    /**
     * Chooses from what the source has.
     *
     * @param wanted names; none means all
     * @throws ConfigException STREAM_UNKNOWN, or REQUEST_INVALID if a window is asked for where there are no dates
     */
    static ChosenStreams of(Catalog catalog, List<String> wanted, SyncRequest request, Connection connection) {
        List<AirbyteStream> streams = choose(catalog.streams(), wanted).stream()
                .map(stream -> connection.settings(stream.name()).apply(stream))
                .toList();
        if (request.window().isEmpty()) {
            return new ChosenStreams(streams, request, connection);
        }
        List<AirbyteStream> dated =
                streams.stream().filter(ChosenStreams::isIncremental).toList();
        if (dated.isEmpty() || (!request.streams().isEmpty() && dated.size() < streams.size())) {
            throw new ConfigException(
                    ErrorCode.REQUEST_INVALID,
                    "The request has a window, but these streams have no cursor that it could apply to: "
                            + String.join(
                                    ", ",
                                    streams.stream()
                                            .filter(Predicate.not(ChosenStreams::isIncremental))
                                            .map(AirbyteStream::name)
                                            .toList()),
                    "Name only incremental streams.");
        }
        return new ChosenStreams(dated, request, connection);
    }

    /**
     * The streams of these names, in the names' order; all for no names.
     *
     * @throws ConfigException STREAM_UNKNOWN, naming the near one
     */
    static List<AirbyteStream> choose(List<AirbyteStream> streams, List<String> wanted) {
        if (wanted.isEmpty()) {
            return streams;
        }
        Map<String, AirbyteStream> byName = new LinkedHashMap<>();
        streams.forEach(stream -> byName.put(stream.name(), stream));
        List<AirbyteStream> chosen = new ArrayList<>();
        for (String name : wanted) {
            AirbyteStream stream = byName.get(name);
            if (stream == null) {
                throw new ConfigException(
                        ErrorCode.STREAM_UNKNOWN,
                        "The connector has no stream \"%s\".%s"
                                .formatted(name, NearestName.suggestion(name, byName.keySet())),
                        "It has: " + String.join(", ", new TreeSet<>(byName.keySet())));
            }
            chosen.add(stream);
        }
        return chosen;
    }

    /** Those for which the condition holds, as the source is asked for them. */
    ConfiguredCatalog catalog(Predicate<String> condition) {
        return new ConfiguredCatalog(streams.stream()
                .filter(stream -> condition.test(stream.name()))
                .map(stream -> new ConfiguredStream(
                        stream.name(),
                        stream.jsonSchema(),
                        mode(stream),
                        stream.defaultCursorField(),
                        stream.sourceDefinedPrimaryKey()))
                .toList());
    }

    private SyncMode mode(AirbyteStream stream) {
        return request.mode() == SyncRequest.Mode.INCREMENTAL && isIncremental(stream)
                ? SyncMode.INCREMENTAL
                : SyncMode.FULL_REFRESH;
    }

    /** As they are loaded. */
    List<LoadedStream> loaded() {
        return streams.stream()
                .map(stream -> new LoadedStream(
                        stream.name(),
                        stream.jsonSchema(),
                        stream.sourceDefinedPrimaryKey(),
                        stream.defaultCursorField(),
                        strategy(connection.settings(stream.name()).writeMode())))
                .toList();
    }

    private static WriteStrategy strategy(Optional<WriteMode> mode) {
        return mode.map(given -> switch (given) {
                    case APPEND -> WriteStrategy.APPEND;
                    case OVERWRITE -> WriteStrategy.REPLACE;
                    case APPEND_DEDUP -> WriteStrategy.MERGE;
                })
                .orElse(WriteStrategy.AUTO);
    }

    /** Of every stream, whether its state says how far it was read. */
    Map<String, Boolean> incremental() {
        Map<String, Boolean> incremental = new LinkedHashMap<>();
        streams.forEach(stream -> incremental.put(stream.name(), isIncremental(stream)));
        return incremental;
    }

    private static boolean isIncremental(AirbyteStream stream) {
        return stream.supportedSyncModes().contains(SyncMode.INCREMENTAL);
    }
}
