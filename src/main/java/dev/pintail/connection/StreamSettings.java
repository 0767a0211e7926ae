package dev.pintail.connection;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.protocol.AirbyteStream;
import dev.pintail.protocol.SyncMode;
import java.util.List;
import java.util.Optional;

/**
 * What a connection wants otherwise than the connector's catalog says; what is empty stays as it is there.
 *
 * @param primaryKey paths of the key fields; an empty list means that there is no key
 * @param cursorField path of the field by which rows are said to be newer
 */
public record StreamSettings(
        Optional<SyncMode> syncMode,
        Optional<List<List<String>>> primaryKey,
        Optional<List<String>> cursorField,
        Optional<WriteMode> writeMode) {
    /** As the catalog says. */
    public static final StreamSettings NONE =
            new StreamSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public StreamSettings {
        requireNonNull(syncMode, "syncMode is null");
        primaryKey = primaryKey.map(List::copyOf);
        cursorField = cursorField.map(List::copyOf);
        requireNonNull(writeMode, "writeMode is null");
    }

    /** The stream as this connection reads and keys it: what is read in full has no cursor. */
    public AirbyteStream apply(AirbyteStream stream) {
        boolean canResume = stream.supportedSyncModes().contains(SyncMode.INCREMENTAL);
        boolean everything = syncMode.map(mode -> mode == SyncMode.FULL_REFRESH)
                .orElse(writeMode.equals(Optional.of(WriteMode.OVERWRITE)));
        List<List<String>> key = primaryKey.orElse(stream.sourceDefinedPrimaryKey());
        if (!everything && syncMode.isPresent() && !canResume) {
            throw refused(stream, "cannot be read incrementally", "Leave out sync_mode, or make it full_refresh.");
        }
        if (!everything && writeMode.equals(Optional.of(WriteMode.OVERWRITE))) {
            throw refused(
                    stream,
                    "is read incrementally and overwritten, so that all but the newest rows would be lost",
                    "Use write_mode append or append_dedup, or sync_mode full_refresh.");
        }
        if (key.isEmpty() && writeMode.equals(Optional.of(WriteMode.APPEND_DEDUP))) {
            throw refused(
                    stream, "has no primary key to tell duplicates by", "Set primary_key, or another write_mode.");
        }
        return new AirbyteStream(
                stream.name(),
                stream.jsonSchema(),
                everything ? List.of(SyncMode.FULL_REFRESH) : stream.supportedSyncModes(),
                everything ? null : stream.sourceDefinedCursor(),
                everything ? List.of() : cursorField.orElse(stream.defaultCursorField()),
                key,
                stream.isResumable(),
                stream.isFileBased());
    }

    private static ConfigException refused(AirbyteStream stream, String why, String hint) {
        return new ConfigException(
                ErrorCode.CONFIG_INVALID, "The stream \"%s\" %s.".formatted(stream.name(), why), hint);
    }
}
