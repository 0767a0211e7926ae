package dev.pintail.protocol;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.util.Arrays;
import java.util.Locale;

/** How a stream is read. */
public enum SyncMode {
    FULL_REFRESH,
    INCREMENTAL;

    /** The name the protocol uses, for example {@code full_refresh}. */
    public String protocolName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws ConfigException if the protocol has no such mode
     */
    public static SyncMode ofProtocolName(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.protocolName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new ConfigException(ErrorCode.PROTOCOL_INVALID, "\"%s\" is no sync mode".formatted(name), ""));
    }
}
