package dev.pintail.source.cursor;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.IncrementalSync.DatetimeBasedCursor;
import dev.pintail.manifest.component.IncrementalSync.IncrementingCountCursor;
import dev.pintail.manifest.component.PartitionRouter.GroupingPartitionRouter;
import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import dev.pintail.protocol.MessageSink;
import dev.pintail.source.http.OptionPlaces;
import dev.pintail.source.http.RequestOptionsProvider;
import dev.pintail.source.partition.PartitionRouter;
import dev.pintail.source.partition.SinglePartition;
import dev.pintail.source.session.Clock;
import dev.pintail.source.session.ConfigTemplates;
import dev.pintail.template.Scope;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds cursors from their definitions (cdk-semantics 6.1). */
public final class StreamCursors {
    private final Clock clock;
    private final InstantSource begin;
    private final Optional<CursorBounds> bounds;
    private final MessageSink messages;
    private final ConfigTemplates templates;
    private final OptionPlaces places;
    private final CursorFields fields;
    private final DatetimeKinds dates;

    /**
     * @param scope with the configuration
     * @param messages for the log; may be called by several threads at a time
     */
    public StreamCursors(Scope scope, Clock clock, MessageSink messages) {
        this(scope, clock, clock, clock, Optional.empty(), messages);
    }

    /**
     * @param scope with the configuration; its clock says "now" as well
     * @param now the time up to which cursors read
     * @param begin says when the reading begins, or began if it goes on
     * @param bounds what date cursors read instead of what the manifest and their states say; empty for that
     * @param messages for the log; may be called by several threads at a time
     */
    public StreamCursors(
            Scope scope,
            Clock clock,
            InstantSource now,
            InstantSource begin,
            Optional<CursorBounds> bounds,
            MessageSink messages) {
        this.begin = requireNonNull(begin, "begin is null");
        this.bounds = requireNonNull(bounds, "bounds is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.messages = requireNonNull(messages, "messages is null");
        this.templates = new ConfigTemplates(scope);
        this.places = new OptionPlaces(templates);
        this.fields = new CursorFields(templates);
        this.dates = new DatetimeKinds(templates, now, bounds);
    }

    /**
     * The cursor of one reading of a stream.
     *
     * @param router the stream's partitions; a {@link SinglePartition} for none
     * @param state the stream's state after its migrations; empty for none
     * @param catalogField the cursor field that the configured catalog names; empty for none
     * @throws ManifestException if the definition cannot be used
     * @throws dev.pintail.error.SourceException if the state is unreadable
     */
    public StreamCursor cursor(
            DeclarativeStream stream, PartitionRouter router, Map<String, Object> state, List<String> catalogField) {
        return switch (stream.incrementalSync()) {
            case null -> new NoCursor(router);
            case DatetimeBasedCursor cursor -> {
                String field = fields.of(stream.name(), cursor, catalogField);
                IntervalOptions options = intervalOptions(cursor, stream.parameters());
                yield router instanceof SinglePartition
                        ? new RangeCursor<>(dates.kind(cursor, field), state, options, log(stream))
                        : partitioned(stream, cursor, field, router, state, options);
            }
            case IncrementingCountCursor cursor -> count(stream, cursor, router, state, catalogField);
        };
    }

    private StreamCursor partitioned(
            DeclarativeStream stream,
            DatetimeBasedCursor cursor,
            String field,
            PartitionRouter router,
            Map<String, Object> state,
            IntervalOptions intervalOptions) {
        DatetimeKinds.granularity(cursor); // the only other mistake that is found before the first partition
        boolean global = cursor.globalSubstreamCursor()
                || StreamRouters.definition(stream.retriever()) instanceof GroupingPartitionRouter;
        PartitionedKind kind =
                new PartitionedKind(field, DatetimeKinds.formats(cursor), global, () -> dates.kind(cursor, field));
        RequestOptionsProvider options = new PartitionOptions(router, intervalOptions);
        return new PartitionedCursor(
                router, kind, state, options, PartitionLimits.OF_REFERENCE, clock, begin, log(stream));
    }

    private StreamCursor count(
            DeclarativeStream stream,
            IncrementingCountCursor cursor,
            PartitionRouter router,
            Map<String, Object> state,
            List<String> catalogField) {
        if (!(router instanceof SinglePartition)) {
            throw invalid("Stream %s has both an IncrementingCountCursor and partitions, which do not go together"
                    .formatted(stream.name()));
        }
        if (bounds.isPresent()) {
            throw new ConfigException(
                    ErrorCode.REQUEST_INVALID,
                    "Stream %s counts and has no dates: a window of time says nothing about it."
                            .formatted(stream.name()),
                    "Leave it out of the request's streams.");
        }
        String field = fields.of(stream.name(), cursor, catalogField);
        CountScale scale = new CountScale(CountStart.of(cursor, templates));
        IntervalOptions options = new IntervalOptions(
                WindowFields.OF_COUNTS, places.place(cursor.startValueOption(), cursor.parameters()), Optional.empty());
        return new RangeCursor<>(new CursorKind<>(field, scale, WindowFields.OF_COUNTS), state, options, log(stream));
    }

    /** The names of the bounds are looked up with the stream's parameters here, and with the cursor's where slices are made. */
    private IntervalOptions intervalOptions(DatetimeBasedCursor cursor, Map<String, Object> streamParameters) {
        return new IntervalOptions(
                dates.fields(cursor, streamParameters),
                places.place(cursor.startTimeOption(), cursor.parameters()),
                places.place(cursor.endTimeOption(), cursor.parameters()));
    }

    private CursorLog log(DeclarativeStream stream) {
        return new CursorLog(stream.name(), messages);
    }

    private static ManifestException invalid(String problem) {
        return new ManifestException(ErrorCode.MANIFEST_INVALID, problem, "");
    }
}
