package dev.pintail.source.http;

import static java.util.Objects.requireNonNull;

/** One header field; names keep their spelling and are compared without regard to case. */
public record Header(String name, String value) {
    public Header {
        requireNonNull(name, "name is null");
        requireNonNull(value, "value is null");
    }
}
