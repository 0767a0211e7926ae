package dev.pintail.bench;

import com.sun.management.ThreadMXBean;
import dev.pintail.json.JsonReader;
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Prints nanoseconds and bytes per evaluation of the template shapes that manifests use most.
 *
 * <p>Nanoseconds are the thread's processor time, so that a busy machine does not count. {@code java -cp ... dev.pintail.bench.TemplateBenchmark [rounds]}: the median of the rounds, after a warm-up of the same
 * length.
 */
public final class TemplateBenchmark {
    private static final int EVALUATIONS = 200_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private TemplateBenchmark() {}

    private record Shape(String name, Supplier<Object> evaluation) {}

    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        System.out.printf("%-62s %8s %8s%n", "template", "ns", "bytes");
        for (Shape shape : shapes()) {
            measure(shape, rounds);
            List<Measurement> measurements = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                measurements.add(measure(shape, 1));
            }
            Collections.sort(measurements);
            Measurement median = measurements.get(rounds / 2);
            System.out.printf("%-62s %8.1f %8d%n", shape.name(), median.nanos(), median.bytes());
        }
    }

    private record Measurement(double nanos, long bytes) implements Comparable<Measurement> {
        @Override
        public int compareTo(Measurement other) {
            return Double.compare(nanos, other.nanos);
        }
    }

    private static Measurement measure(Shape shape, int rounds) {
        int count = rounds * EVALUATIONS;
        Object last = null;
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < count; i++) {
            last = shape.evaluation().get();
        }
        long nanos = THREADS.getCurrentThreadCpuTime() - start;
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        if (shape.equals(last)) {
            throw new IllegalStateException("never; but the compiler has to keep the result");
        }
        return new Measurement((double) nanos / count, allocated / count);
    }

    private static List<Shape> shapes() {
        Scope scope = Scope.of(
                        object("{\"api_key\": \"secret\", \"start_date\": \"2024-01-15T10:30:00Z\", \"page\": 100}"),
                        InstantSource.fixed(Instant.parse("2026-03-04T05:06:07Z")))
                .with("stream_slice", object("{\"id\": 4711, \"start_time\": \"2024-01-01\"}"))
                .with("response", object("{\"next\": \"abc\", \"meta\": {\"cursor\": \"xyz\", \"more\": true}}"))
                .with(
                        "record",
                        object("{\"id\": 7, \"user\": {\"name\": \"Ann\"}, \"updated\": \"2024-02-01\","
                                + " \"tags\": [\"a\", \"b\"]}"));
        return List.of(
                text(scope, "/v1/items"),
                text(scope, "{{ config['api_key'] }}"),
                text(scope, "{{ config.page }}"),
                text(scope, "items/{{ stream_partition.id }}/events"),
                text(scope, "{{ record['user']['name'] }}"),
                text(scope, "{{ record.tags }}"),
                text(scope, "{{ response.get('meta', {}).get('cursor') }}"),
                text(scope, "{{ config.get('end_date') or config['start_date'] }}"),
                condition(scope, "{{ not response.meta.more }}"),
                condition(scope, "{{ record['updated'] >= stream_interval['start_time'] }}"),
                condition(scope, "{{ 'error' in response and response.error.code == 5 }}"),
                text(scope, "{{ now_utc().strftime('%Y-%m-%dT%H:%M:%SZ') }}"),
                text(scope, "{{ format_datetime(config['start_date'], '%Y-%m-%d') }}"));
    }

    private static Shape text(Scope scope, String template) {
        InterpolatedString string = new InterpolatedString(template, Map.of());
        return new Shape(template, () -> string.eval(scope));
    }

    private static Shape condition(Scope scope, String template) {
        InterpolatedBoolean condition = InterpolatedBoolean.of(template, Map.of());
        return new Shape(template, () -> condition.eval(scope));
    }

    @SuppressWarnings("unchecked") // The texts above are objects.
    private static Map<String, Object> object(String json) {
        return (Map<String, Object>) JsonReader.read(json);
    }
}
