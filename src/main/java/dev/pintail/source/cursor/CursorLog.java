package dev.pintail.source.cursor;

import static java.util.Objects.requireNonNull;

import dev.pintail.protocol.Message.Log;
import dev.pintail.protocol.MessageSink;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** What the cursor of one stream tells the log, each thing once. Thread-safe. */
final class CursorLog {
    private enum Topic {
        UNREADABLE_VALUE,
        REPEATED_PARTITION,
        GLOBAL_CURSOR
    }

    private final String stream;
    private final MessageSink messages;
    private final Set<Topic> said = EnumSet.noneOf(Topic.class);

    CursorLog(String stream, MessageSink messages) {
        this.stream = requireNonNull(stream, "stream is null");
        this.messages = requireNonNull(messages, "messages is null");
    }

    void unreadableValue(String cursorField) {
        once(
                Topic.UNREADABLE_VALUE,
                Log.Level.WARN,
                () -> "Stream " + stream + " has records whose cursor field " + cursorField
                        + " is missing or unreadable. They are synced and do not move the state.");
    }

    void repeatedPartition() {
        once(
                Topic.REPEATED_PARTITION,
                Log.Level.WARN,
                () -> "Stream " + stream + " has partitions that occur more than once. Each is read once at a time.");
    }

    void globalCursor(int limit) {
        once(
                Topic.GLOBAL_CURSOR,
                Log.Level.INFO,
                () -> "Stream " + stream + " has more than " + limit
                        + " partitions. From now on one cursor stands for all of them.");
    }

    private void once(Topic topic, Log.Level level, Supplier<String> text) {
        boolean first;
        synchronized (said) {
            first = said.add(topic);
        }
        if (first) {
            messages.accept(new Log(level, text.get()));
        }
    }
}
