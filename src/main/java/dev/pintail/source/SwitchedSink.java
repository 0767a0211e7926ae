package dev.pintail.source;

import static java.util.Objects.requireNonNull;

import dev.pintail.protocol.Message;
import dev.pintail.protocol.MessageSink;
import java.util.Optional;

/**
 * Hands messages to one sink, later to another. The last change of the configuration is said to both: whoever reads has to know it,
 * too. Switched and spoken to by one thread at a time.
 */
final class SwitchedSink implements MessageSink {
    private MessageSink target;
    private Message.ConfigUpdate update;

    SwitchedSink(MessageSink target) {
        this.target = requireNonNull(target, "target is null");
    }

    void switchTo(MessageSink newTarget) {
        target = requireNonNull(newTarget, "newTarget is null");
        Optional.ofNullable(update).ifPresent(newTarget::accept);
    }

    @Override
    public void accept(Message message) {
        if (message instanceof Message.ConfigUpdate changed) {
            update = changed;
        }
        target.accept(message);
    }
}
