package dev.pintail.source;

import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConfiguredCatalog.ConfiguredStream;
import dev.pintail.protocol.Message;
import dev.pintail.protocol.MessageSink;
import dev.pintail.source.session.Clock;
import dev.pintail.source.stream.SourceStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The streams that a configured catalog names. Of two with one name the last counts. */
record StreamSelection(MessageSink messages, Clock clock) {
    /**
     * The streams in the catalog's order. Of those that there are not, INCOMPLETE is said, unless there is none at all.
     *
     * @param streams builds them; asked again for a stream that is configured twice, because a stream can be read only once
     */
    List<SourceStream> of(ConfiguredCatalog catalog, Supplier<List<SourceStream>> streams) {
        List<SourceStream> selected = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Map<String, SourceStream> byName = byName(streams.get());
        for (ConfiguredStream configured : catalog.streams()) {
            SourceStream stream = byName.remove(configured.name());
            if (stream == null
                    && selected.stream().anyMatch(other -> other.name().equals(configured.name()))) {
                stream = byName(streams.get()).get(configured.name());
            }
            if (stream == null) {
                unknown.add(configured.name());
            } else {
                selected.add(stream);
            }
        }
        if (!selected.isEmpty()) {
            unknown.forEach(name -> messages.accept(
                    new Message.StreamStatus(name, Message.StreamStatus.Status.INCOMPLETE, false, clock.instant())));
        }
        return selected;
    }

    private static Map<String, SourceStream> byName(List<SourceStream> streams) {
        Map<String, SourceStream> byName = new LinkedHashMap<>();
        streams.forEach(stream -> byName.put(stream.name(), stream));
        return byName;
    }
}
