package dev.pintail.protocol;

/**
 * Takes what a source says, one message at a time and in order.
 *
 * <p>A source calls it from one thread at a time; a slow sink slows the source down. An exception ends the reading.
 */
@FunctionalInterface
public interface MessageSink {
    void accept(Message message);
}
