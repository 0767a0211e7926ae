package dev.pintail.protocol;

import java.util.Locale;

/** How a stream is read. */
public enum SyncMode {
    FULL_REFRESH,
    INCREMENTAL;

    /** The name the protocol uses, for example {@code full_refresh}. */
    public String protocolName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
