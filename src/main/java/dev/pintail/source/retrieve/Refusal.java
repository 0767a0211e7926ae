package dev.pintail.source.retrieve;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.ManifestException;
import dev.pintail.error.SourceException;

/** What a manifest asks for and cannot have. */
final class Refusal {
    private Refusal() {}

    /** The parts of the manifest do not fit together, as it turned out while the stream was read. */
    static SourceException manifest(String message) {
        return new SourceException(
                ErrorCode.SOURCE_FAILED, FailureType.CONFIG_ERROR, message, message, "Correct the manifest.", null);
    }

    /** The parts of the manifest do not fit together, so that the stream cannot be built. */
    static ManifestException invalid(String message) {
        return new ManifestException(ErrorCode.MANIFEST_INVALID, message, "");
    }

    /** Code of the connector's own. */
    static ManifestException custom(String component, String className) {
        return new ManifestException(
                ErrorCode.MANIFEST_UNSUPPORTED,
                "The manifest needs the Python class %s as %s".formatted(className, component),
                "Only connectors without Python code of their own can be run.");
    }
}
