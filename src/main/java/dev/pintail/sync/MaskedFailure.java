package dev.pintail.sync;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.error.PintailException;
import dev.pintail.error.RunException;
import dev.pintail.error.SourceException;
import dev.pintail.error.WarehouseException;
import java.util.function.UnaryOperator;

/** Takes the secrets out of what a run throws: its texts end up in logs and in what Lambda is told. */
final class MaskedFailure {
    private MaskedFailure() {}

    /** The failure itself if there is no secret in it, else one of the same kind; of its causes only the texts are left then. */
    static RuntimeException of(RuntimeException e, UnaryOperator<String> masking) {
        String texts = texts(e);
        if (masking.apply(texts).equals(texts)) {
            return e;
        }
        PintailException masked = copy(e, masking);
        masked.setStackTrace(e.getStackTrace());
        return masked;
    }

    private static PintailException copy(RuntimeException e, UnaryOperator<String> masking) {
        String message = masking.apply(String.valueOf(e.getMessage()));
        Throwable cause = cause(e.getCause(), masking);
        return switch (e) {
            case ConfigException config -> new ConfigException(config.code(), message, masking.apply(config.hint()), cause);
            case ManifestException manifest ->
                new ManifestException(manifest.code(), message, masking.apply(manifest.hint()), cause);
            case SourceException source ->
                new SourceException(
                        source.code(),
                        source.failureType(),
                        message,
                        masking.apply(source.internalMessage()),
                        masking.apply(source.hint()),
                        cause);
            case WarehouseException warehouse ->
                new WarehouseException(warehouse.code(), message, masking.apply(warehouse.hint()), cause);
            case RunException run -> new RunException(run.code(), message, masking.apply(run.hint()), cause);
            default ->
                new RunException(
                        ErrorCode.INTERNAL,
                        "%s: %s".formatted(e.getClass().getSimpleName(), message),
                        "This is a fault of Pintail. Please report it with PINTAIL_DEBUG=1.",
                        cause);
        };
    }

    private static String texts(Throwable e) {
        StringBuilder texts = new StringBuilder();
        for (Throwable each = e; each != null; each = each.getCause()) {
            texts.append(each).append('\n');
            if (each instanceof PintailException known) {
                texts.append(known.hint()).append('\n');
            }
            if (each instanceof SourceException source) {
                texts.append(source.internalMessage()).append('\n');
            }
        }
        return texts.toString();
    }

    private static Throwable cause(Throwable e, UnaryOperator<String> masking) {
        if (e == null) {
            return null;
        }
        Throwable masked = new Throwable(masking.apply(e.toString()), cause(e.getCause(), masking));
        masked.setStackTrace(e.getStackTrace());
        return masked;
    }
}
