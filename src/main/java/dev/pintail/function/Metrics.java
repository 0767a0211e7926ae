package dev.pintail.function;

import dev.pintail.json.JsonWriter;
import dev.pintail.sync.SyncResult;
import dev.pintail.sync.SyncResult.Status;
import dev.pintail.sync.SyncResult.StreamResult;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Metrics of a run in CloudWatch's embedded metric format: one line on standard output, from which CloudWatch makes metrics
 * without an agent and without a call.
 *
 * <p>Namespace {@value #NAMESPACE}; each metric by function, and by function and connection. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     the format</a>
 */
final class Metrics {
    static final String NAMESPACE = "Pintail";

    private final PrintStream out;
    private final String function;

    /**
     * @param function the function's name, a dimension of all metrics
     */
    Metrics(PrintStream out, String function) {
        this.out = out;
        this.function = function;
    }

    /** Writes the line of a run. */
    void write(SyncResult result, long commits) {
        Values values = new Values();
        values.count(
                "RowsRead",
                result.streams().stream().mapToLong(StreamResult::rowsRead).sum());
        values.count("RowsLoaded", result.rowsLoaded());
        values.add("BytesRead", "Bytes", result.bytes());
        values.count("ApiRequests", result.requests());
        values.count("ApiRetries", result.retries());
        values.add("RateLimitWait", "Milliseconds", result.waited().toMillis());
        values.count("CheckpointCommits", commits);
        values.add(
                "Duration",
                "Milliseconds",
                Duration.between(result.startedAt(), result.finishedAt()).toMillis());
        Freshness.lag(result).ifPresent(lag -> values.add("FreshnessLag", "Seconds", lag.toSeconds()));
        for (Status status : Status.values()) {
            values.count(name(status), result.status() == status ? 1 : 0);
        }
        out.println(JsonWriter.COMPACT.write(line(result, values)));
    }

    private Map<String, Object> line(SyncResult result, Values values) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(
                "_aws",
                Map.of(
                        "Timestamp",
                        result.finishedAt().toEpochMilli(),
                        "CloudWatchMetrics",
                        List.of(Map.of(
                                "Namespace",
                                NAMESPACE,
                                "Dimensions",
                                List.of(List.of("FunctionName"), List.of("FunctionName", "Connection")),
                                "Metrics",
                                values.definitions))));
        line.put("FunctionName", function);
        line.put("Connection", result.connection());
        line.put("runId", result.runId());
        line.put("status", result.status().name());
        line.putAll(values.values);
        return line;
    }

    private static String name(Status status) {
        return switch (status) {
            case SUCCEEDED -> "Success";
            case CONTINUE -> "Continued";
            case SKIPPED -> "Skipped";
            case PARTIAL -> "Partial";
            case FAILED -> "Failure";
        };
    }

    /** Values, and what they are. */
    private static final class Values {
        private final List<Object> definitions = new ArrayList<>();
        private final Map<String, Object> values = new LinkedHashMap<>();

        void count(String name, long value) {
            add(name, "Count", value);
        }

        void add(String name, String unit, long value) {
            definitions.add(Map.of("Name", name, "Unit", unit));
            values.put(name, value);
        }
    }
}
