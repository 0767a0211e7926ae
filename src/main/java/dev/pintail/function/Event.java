package dev.pintail.function;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came in, by the form in which the sender wants its answer. */
sealed interface Event {
    /**
     * One request; the answer is the result itself, or an exception.
     *
     * @param request the fields of a sync request, not yet checked
     * @param key what tells a repetition of this event from another one, if the envelope has such a thing
     */
    record Call(Trigger trigger, Map<String, Object> request, Optional<String> key) implements Event {
        public Call {
            requireNonNull(trigger, "trigger is null");
            requireNonNull(request, "request is null");
            requireNonNull(key, "key is null");
        }

        /** The same request, sent by way of somebody else, whose rights and manners count. */
        Call by(Trigger carrier, Optional<String> carriersKey) {
            return new Call(carrier, request, key.or(() -> carriersKey));
        }
    }

    /**
     * Messages of an SQS queue, each with a request; the answer names those that are to be delivered again.
     *
     * @param ordered whether a message may be taken only after all before it (a FIFO queue)
     */
    record Batch(List<Message> messages, boolean ordered) implements Event {
        public Batch {
            messages = List.copyOf(messages);
        }

        /** One message; its body is read only when its turn comes, so that a bad one does not spoil the batch. */
        record Message(String id, String body) {
            public Message {
                requireNonNull(id, "id is null");
                requireNonNull(body, "body is null");
            }
        }
    }

    /**
     * An HTTP request, from a function URL or API Gateway (payload format 2.0); the answer has a status, headers and a body.
     *
     * @param headers by name in lower case
     * @param body as it came, possibly in base64
     */
    record Http(String method, Map<String, String> headers, String body, boolean base64) implements Event {
        public Http {
            requireNonNull(method, "method is null");
            headers = Map.copyOf(headers);
            requireNonNull(body, "body is null");
        }
    }
}
