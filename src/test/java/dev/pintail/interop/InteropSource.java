package dev.pintail.interop;

import dev.pintail.protocol.Catalog;
import dev.pintail.protocol.MessageSink;
import java.util.List;
import java.util.Map;

/** Where the records of a run come from. */
interface InteropSource {
    /** The streams that the run's manifest offers. */
    Catalog discover(InteropCase.Run run);

    /** Reads the streams from their states, with records and states in the order of the protocol. */
    void read(InteropCase.Run run, List<String> streams, Map<String, Map<String, Object>> states, MessageSink sink);
}
