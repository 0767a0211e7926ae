package dev.pintail.source.check;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.ManifestException;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.component.ConnectionCheck.CheckDynamicStream;
import dev.pintail.manifest.component.ConnectionCheck.CheckStream;
import dev.pintail.manifest.component.ConnectionCheck.DynamicStreamCheckConfig;
import dev.pintail.source.stream.ManifestStreams;
import dev.pintail.source.stream.SourceStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The checks that a manifest can ask for (cdk-semantics 7.4). They stop at the first stream that does not work. */
public final class ConnectionChecker {
    private static final String NAMES_KEY = "__airbyte_check_stream_names";

    private final ManifestStreams streams;
    private final Map<String, Object> config;

    /**
     * @param config a list of names under {@code __airbyte_check_stream_names} replaces the manifest's
     */
    public ConnectionChecker(ManifestStreams streams, Map<String, Object> config) {
        this.streams = streams;
        this.config = config;
    }

    /**
     * What does not work; empty if everything does.
     *
     * @throws ManifestException if a stream to check does not exist
     */
    public Optional<String> problem(CheckStream check) {
        if (check.streamNames() == null && check.dynamicStreamsCheckConfigs().isEmpty()) {
            throw new ManifestException(
                    ErrorCode.MANIFEST_INVALID,
                    "Expected either stream_names or dynamic_streams_check_configs to be set for CheckStream",
                    "");
        }
        List<String> names = namesToCheck(check);
        Map<String, SourceStream> byName = new LinkedHashMap<>();
        try {
            List<SourceStream> built =
                    check.dynamicStreamsCheckConfigs().isEmpty() ? streams.named(names) : streams.all();
            if (built.isEmpty()) {
                return Optional.of("No streams to connect to from source");
            }
            built.forEach(stream -> byName.put(stream.name(), stream));
        } catch (RuntimeException e) {
            return Optional.of("Encountered an error while discovering streams. Error: " + e.getMessage());
        }
        for (String name : names) {
            if (!byName.containsKey(name)) {
                throw new ManifestException(
                        ErrorCode.MANIFEST_INVALID,
                        "%s is not part of the catalog. Expected one of %s.".formatted(name, byName.keySet()),
                        "");
            }
            Optional<String> problem = problem("Stream", "stream", byName.get(name));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return check.dynamicStreamsCheckConfigs().isEmpty()
                ? Optional.empty()
                : problemOfDynamicStreams(check.dynamicStreamsCheckConfigs(), byName);
    }

    /** As {@link #problem(CheckStream)}, for the first streams of all. */
    public Optional<String> problem(CheckDynamicStream check) {
        boolean tries = check.useCheckAvailability() && check.streamCount() >= 1;
        List<SourceStream> built = tries ? streams.first(check.streamCount()) : streams.all();
        if (built.isEmpty()) {
            return Optional.of("No streams to connect to from source");
        }
        if (!tries) {
            return Optional.empty();
        }
        for (SourceStream stream : built) {
            try {
                Optional<String> problem = Availability.problem(stream);
                if (problem.isPresent()) {
                    return Optional.of("Stream %s is not available: %s".formatted(stream.name(), problem.get()));
                }
            } catch (RuntimeException e) {
                return Optional.of("Encountered an error trying to connect to stream %s. Error: %s"
                        .formatted(stream.name(), e.getMessage()));
            }
        }
        return Optional.empty();
    }

    private List<String> namesToCheck(CheckStream check) {
        Object given = config.get(NAMES_KEY);
        if (given == null || given.equals(List.of())) {
            return check.streamNames() == null ? List.of() : check.streamNames();
        }
        if (given instanceof List<?> names && names.stream().allMatch(String.class::isInstance)) {
            return names.stream().map(String.class::cast).toList();
        }
        String problem = NAMES_KEY + " must be a list of strings.";
        throw new SourceException(ErrorCode.CONFIG_INVALID, FailureType.SYSTEM_ERROR, problem, problem, "", null);
    }

    private Optional<String> problemOfDynamicStreams(
            List<DynamicStreamCheckConfig> checks, Map<String, SourceStream> byName) {
        Map<String, List<String>> generated = streams.namesByDynamicStream();
        for (DynamicStreamCheckConfig check : checks) {
            List<String> names = generated.get(check.dynamicStreamName());
            if (names == null) {
                return Optional.of("Dynamic stream %s is not found in manifest.".formatted(check.dynamicStreamName()));
            }
            long count = check.streamCount() == null ? names.size() : check.streamCount();
            for (String name : names.stream().limit(count).toList()) {
                Optional<String> problem = problem("Dynamic Stream", "dynamic stream", byName.get(name));
                if (problem.isPresent()) {
                    return problem;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problem(String title, String kind, SourceStream stream) {
        try {
            return Availability.problem(stream)
                    .map(reason -> "%s %s is not available: %s".formatted(title, stream.name(), reason));
        } catch (RuntimeException e) {
            return Optional.of("Encountered an error while checking availability of %s %s. Error: %s"
                    .formatted(kind, stream.name(), e.getMessage()));
        }
    }
}
