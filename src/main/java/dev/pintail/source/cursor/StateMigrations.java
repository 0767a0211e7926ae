package dev.pintail.source.cursor;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.InstalledClasses;
import dev.pintail.source.session.ConfigTemplates;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.IncrementalSync;
import dev.pintail.manifest.component.IncrementalSync.DatetimeBasedCursor;
import dev.pintail.manifest.component.IncrementalSync.IncrementingCountCursor;
import dev.pintail.manifest.component.PartitionRouter.CustomPartitionRouter;
import dev.pintail.manifest.component.PartitionRouter.GroupingPartitionRouter;
import dev.pintail.manifest.component.PartitionRouter.ListPartitionRouter;
import dev.pintail.manifest.component.PartitionRouter.ProductPartitionRouter;
import dev.pintail.manifest.component.PartitionRouter.SubstreamPartitionRouter;
import dev.pintail.manifest.component.PartitionRouter.UnionPartitionRouter;
import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import dev.pintail.manifest.component.StateMigration;
import dev.pintail.manifest.component.StateMigration.CustomStateMigration;
import dev.pintail.manifest.component.StateMigration.LegacyToPerPartitionStateMigration;
import dev.pintail.template.Scope;
import java.util.Map;

/** Brings the states of older versions of a connector into today's form (cdk-semantics 6.9). */
public final class StateMigrations {
    private final ConfigTemplates templates;

    /**
     * @param scope with the configuration
     */
    public StateMigrations(Scope scope) {
        this.templates = new ConfigTemplates(requireNonNull(scope, "scope is null"));
    }

    /**
     * The state after all migrations of the stream; what is already in today's form stays as it is.
     *
     * @param state may be empty: a migration that does not fit the stream is an error nevertheless
     * @throws ManifestException if a migration cannot be used
     */
    public Map<String, Object> migrate(DeclarativeStream stream, Map<String, Object> state) {
        Map<String, Object> migrated = state;
        for (StateMigration migration : stream.stateMigrations()) {
            migrated = switch (migration) {
                case LegacyToPerPartitionStateMigration legacy -> legacy(stream).migrate(migrated);
                case CustomStateMigration custom ->
                    InstalledClasses.require(
                                    CustomComponent.Migration.class, "state migration", custom, templates.scope())
                            .migrate(migrated);
            };
        }
        return migrated;
    }

    private LegacyPartitionStates legacy(DeclarativeStream stream) {
        return switch (StreamRouters.definition(stream.retriever())) {
            case SubstreamPartitionRouter substream ->
                new LegacyPartitionStates(
                        name(substream.parentStreamConfigs().getFirst().partitionField(), stream),
                        cursorField(stream),
                        substream.parentStreamConfigs().size() == 1);
            case UnionPartitionRouter union ->
                new LegacyPartitionStates(name(union.partitionField(), stream), cursorField(stream), true);
            case ListPartitionRouter list -> throw invalid(stream);
            case GroupingPartitionRouter grouping -> throw invalid(stream);
            case ProductPartitionRouter product -> throw invalid(stream);
            case CustomPartitionRouter custom -> throw invalid(stream);
            case null -> throw invalid(stream);
        };
    }

    private String cursorField(DeclarativeStream stream) {
        IncrementalSync cursor = stream.incrementalSync();
        return switch (cursor) {
            case DatetimeBasedCursor dates -> name(dates.cursorField(), stream);
            case IncrementingCountCursor counts -> name(counts.cursorField(), stream);
            case null ->
                throw new ManifestException(
                        ErrorCode.MANIFEST_INVALID,
                        "Stream %s has a LegacyToPerPartitionStateMigration but no incremental_sync"
                                .formatted(stream.name()),
                        "");
        };
    }

    private String name(String template, DeclarativeStream stream) {
        return templates.text(template, stream.parameters());
    }

    private static ManifestException invalid(DeclarativeStream stream) {
        return new ManifestException(
                ErrorCode.MANIFEST_INVALID,
                "The LegacyToPerPartitionStateMigration of stream %s needs partitions by a SubstreamPartitionRouter or a UnionPartitionRouter"
                        .formatted(stream.name()),
                "");
    }
}
