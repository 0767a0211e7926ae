package dev.pintail.bench;

import dev.pintail.json.JsonReader;
import dev.pintail.template.InterpolatedBoolean;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds (and, with {@code -prof gc}, bytes) per evaluation of the template shapes that manifests use most. */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TemplateShapes {
    private static final String CONDITION = "if ";

    @Param({
        "/v1/items",
        "{{ config['api_key'] }}",
        "{{ config.page }}",
        "items/{{ stream_partition.id }}/events",
        "{{ record['user']['name'] }}",
        "{{ record.tags }}",
        "{{ response.get('meta', {}).get('cursor') }}",
        "if {{ not response.meta.more }}",
        "if {{ record['updated'] >= stream_interval['start_time'] }}",
        "if {{ 'error' in response and response.error.code == 5 }}",
        "{{ now_utc().strftime('%Y-%m-%dT%H:%M:%SZ') }}",
        "{{ format_datetime(record.updated, '%Y-%m-%d') }}",
        "{{ format_datetime(stream_interval.start_time, '%s', '%Y-%m-%d') }}"
    })
    public String template;

    private Supplier<Object> evaluation;

    @Setup
    public void compile() {
        Scope scope = Scope.of(
                        object("{\"api_key\": \"secret\", \"page\": 100}"),
                        InstantSource.fixed(Instant.parse("2026-03-04T05:06:07Z")))
                .with("stream_slice", object("{\"id\": 4711, \"start_time\": \"2024-01-01\"}"))
                .with("response", object("{\"next\": \"abc\", \"meta\": {\"cursor\": \"xyz\", \"more\": true}}"))
                .with(
                        "record",
                        object("{\"id\": 7, \"user\": {\"name\": \"Ann\"}, \"updated\": \"2024-02-01\","
                                + " \"tags\": [\"a\", \"b\"]}"));
        if (template.startsWith(CONDITION)) {
            InterpolatedBoolean condition =
                    InterpolatedBoolean.of(template.substring(CONDITION.length()), Map.of());
            evaluation = () -> condition.eval(scope);
        } else {
            InterpolatedString string = new InterpolatedString(template, Map.of());
            evaluation = () -> string.eval(scope);
        }
    }

    @Benchmark
    public Object evaluate() {
        return evaluation.get();
    }

    @SuppressWarnings("unchecked") // The texts above are objects.
    private static Map<String, Object> object(String json) {
        return (Map<String, Object>) JsonReader.read(json);
    }
}
