package dev.pintail.source.cursor;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.session.ConfigTemplates;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.IncrementalSync.DatetimeBasedCursor;
import dev.pintail.manifest.component.IncrementalSync.IncrementingCountCursor;
import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import dev.pintail.manifest.component.SingleStream.StateDelegatingStream;
import dev.pintail.source.session.Clock;
import dev.pintail.template.Scope;
import dev.pintail.template.date.IsoDuration;
import dev.pintail.template.python.Truth;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses between the two streams of a StateDelegatingStream: the full refresh without a state or with one that is too old for the
 * API, else the incremental one (cdk-semantics 5.9).
 */
public final class StreamChoice {
    /**
     * The stream to build.
     *
     * @param state to build it with
     * @param dropped whether there was a state that is too old: the sync has to say that it is empty now
     */
    public record Choice(DeclarativeStream stream, Map<String, Object> state, boolean dropped) {}

    private final ConfigTemplates templates;
    private final Clock clock;

    /**
     * @param scope with the configuration
     */
    public StreamChoice(Scope scope, Clock clock) {
        this.templates = new ConfigTemplates(scope);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * @param catalogField the cursor field that the configured catalog names; empty for none
     * @param mayDrop false for a stream that there is a catalog without: nobody asked for its states
     * @throws ManifestException if the definition cannot be used
     */
    public Choice choose(
            StateDelegatingStream delegating, Map<String, Object> state, List<String> catalogField, boolean mayDrop) {
        requireSameNames(delegating);
        Optional<IsoDuration> retention = retention(delegating);
        if (state.isEmpty()) {
            return new Choice(delegating.fullRefreshStream(), state, false);
        }
        if (mayDrop && retention.isPresent() && isOlder(delegating, state, catalogField, retention.get())) {
            return new Choice(delegating.fullRefreshStream(), Map.of(), true);
        }
        return new Choice(delegating.incrementalStream(), state, false);
    }

    private Optional<IsoDuration> retention(StateDelegatingStream delegating) {
        if (delegating.apiRetentionPeriod() == null
                || delegating.apiRetentionPeriod().isEmpty()) {
            return Optional.empty();
        }
        Object period = templates.value(delegating.apiRetentionPeriod(), delegating.parameters());
        if (!Truth.of(period)) {
            return Optional.empty();
        }
        List.of(delegating.fullRefreshStream(), delegating.incrementalStream()).forEach(StreamChoice::refuseCounting);
        return Optional.of(DatetimeKinds.duration(period, "api_retention_period"));
    }

    /** A state without a readable date counts as too old. */
    private boolean isOlder(
            StateDelegatingStream delegating,
            Map<String, Object> state,
            List<String> catalogField,
            IsoDuration retention) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return date(delegating.fullRefreshStream(), state, catalogField, now)
                .or(() -> date(delegating.incrementalStream(), state, catalogField, now))
                .map(date -> date.isBefore(retention.negated().addTo(now)))
                .orElse(true);
    }

    private Optional<OffsetDateTime> date(
            DeclarativeStream stream, Map<String, Object> state, List<String> catalogField, OffsetDateTime now) {
        return switch (stream.incrementalSync()) {
            case null -> Truth.of(state.get(NoCursor.STATE_KEY)) ? Optional.of(now) : Optional.empty();
            case IncrementingCountCursor counts -> throw refusedCounting(stream);
            case DatetimeBasedCursor dates -> {
                String field = new CursorFields(templates).of(stream.name(), dates, catalogField);
                boolean partitioned = StreamRouters.definition(stream.retriever()) != null;
                yield StateDate.in(partitioned ? state.get("state") : state, field, DatetimeKinds.formats(dates));
            }
        };
    }

    private static void requireSameNames(StateDelegatingStream delegating) {
        String name = delegating.name();
        if (!delegating.fullRefreshStream().name().equals(name)
                || !delegating.incrementalStream().name().equals(name)) {
            throw new ManifestException(
                    ErrorCode.MANIFEST_INVALID,
                    "A StateDelegatingStream and its two streams have one name, but here they are called %s, %s and %s"
                            .formatted(
                                    name,
                                    delegating.fullRefreshStream().name(),
                                    delegating.incrementalStream().name()),
                    "");
        }
    }

    private static void refuseCounting(DeclarativeStream stream) {
        if (stream.incrementalSync() instanceof IncrementingCountCursor) {
            throw refusedCounting(stream);
        }
    }

    private static ManifestException refusedCounting(DeclarativeStream stream) {
        return new ManifestException(
                ErrorCode.MANIFEST_INVALID,
                "Stream %s has an api_retention_period, but an IncrementingCountCursor has no dates to compare with it"
                        .formatted(stream.name()),
                "");
    }
}
