package dev.pintail.secret;

import java.util.Map;
import java.util.Optional;

/** A place of secrets as a test sets it up. */
public interface SecretBackend extends AutoCloseable {
    /** The secret that it holds. */
    String SECRET = "s3cr3t of the test: a/b+c&d=\"e\"";

    /** The document that it holds. */
    String DOCUMENT = "{\"key\": \"s3cr3t of the test: a/b+c&d=\\\"e\\\"\", \"a.b\": {\"n\": 7}}";

    /** What may happen to a reference. */
    enum Situation {
        FOUND,
        /** A member of a document. */
        MEMBER,
        /** A member further inside, which is no text. */
        POINTER,
        WRONG_NAME,
        DENIED,
        /** A member of something that is no document. */
        MALFORMED,
        MISSING_KEY,
        SLOW
    }

    /** The process' environment, besides what is usual. */
    Map<String, String> environment(Situation situation);

    /** A reference that meets the situation; empty if it cannot happen here. */
    Optional<String> reference(Situation situation);

    @Override
    default void close() {}
}
