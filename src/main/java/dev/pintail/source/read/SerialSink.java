package dev.pintail.source.read;

import dev.pintail.protocol.Message;
import dev.pintail.protocol.MessageSink;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread at a time speak to a sink. A slow sink makes the others wait, which slows the reading down. */
public final class SerialSink implements MessageSink {
    private final MessageSink sink;
    private final ReentrantLock turn = new ReentrantLock(true);

    public SerialSink(MessageSink sink) {
        this.sink = sink;
    }

    @Override
    public void accept(Message message) {
        turn.lock();
        try {
            sink.accept(message);
        } finally {
            turn.unlock();
        }
    }
}
