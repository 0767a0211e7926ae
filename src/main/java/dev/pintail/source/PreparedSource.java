package dev.pintail.source;

import static java.util.Objects.requireNonNull;

import dev.pintail.protocol.Catalog;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConfiguredCatalog.ConfiguredStream;
import dev.pintail.protocol.MessageSink;
import dev.pintail.protocol.StreamState;
import dev.pintail.source.read.ConcurrentReader;
import dev.pintail.source.read.ReadResult;
import dev.pintail.source.read.ReadTerms;
import dev.pintail.source.session.Clock;
import dev.pintail.source.stream.ManifestStreams;
import dev.pintail.source.stream.SourceStream;
import dev.pintail.source.stream.StreamAssembly;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A connector whose streams have been described, to be read right afterwards.
 *
 * <p>Discovering has built every stream, so a reading builds only those that it reads, with their states, and does not ask the API
 * again which streams and fields there are. Otherwise it is {@link DeclarativeSource#read}. Not thread-safe.
 */
public final class PreparedSource implements AutoCloseable {
    private final SourceCommand command;
    private final ManifestStreams streams;
    private final Catalog catalog;
    private final SwitchedSink said;
    private final Clock clock;
    private final int level;

    /**
     * @param streams of which all were built
     * @param said where the command speaks
     * @param level how many threads work at a time
     */
    PreparedSource(
            SourceCommand command,
            ManifestStreams streams,
            Catalog catalog,
            SwitchedSink said,
            Clock clock,
            int level) {
        this.command = requireNonNull(command, "command is null");
        this.streams = requireNonNull(streams, "streams is null");
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.said = requireNonNull(said, "said is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.level = level;
    }

    /** All streams, as {@link DeclarativeSource#discover} describes them. */
    public Catalog catalog() {
        return catalog;
    }

    /**
     * Reads as {@link DeclarativeSource#read}.
     *
     * @param sink hears everything from now on, and first of all of a configuration that a migration has changed
     * @throws dev.pintail.error.PintailException after all streams have ended, if one failed; at once, if nothing can be read
     * @throws InterruptedException if the calling thread was interrupted; all reading has ended by then
     */
    public ReadResult read(ConfiguredCatalog configured, List<StreamState> states, MessageSink sink, ReadTerms terms)
            throws InterruptedException {
        said.switchTo(sink);
        StreamAssembly assembly = command.assembly(configured, states, terms);
        Set<String> names =
                configured.streams().stream().map(ConfiguredStream::name).collect(Collectors.toSet());
        List<SourceStream> selected =
                new StreamSelection(command.messages(), clock).of(configured, () -> streams.again(names, assembly));
        return new ConcurrentReader(level, command.messages(), clock, terms).read(selected);
    }

    /** Gives up what the streams share, such as answers that were kept. */
    @Override
    public void close() {
        command.close();
    }
}
