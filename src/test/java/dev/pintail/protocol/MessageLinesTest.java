package dev.pintail.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.RunException;
import dev.pintail.error.SourceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageLinesTest {
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07.123456Z");

    private final StringWriter written = new StringWriter();
    private final MessageLines lines =
            new MessageLines(new PrintWriter(written), text -> text.replace("secret", "****"));

    @Test
    void everyRecordIsALineWithoutTheNullsAtItsTop() {
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("id", 1L);
        first.put("gone", null);
        first.put("price", Double.NaN);

        lines.accept(new Message.Records("users", List.of(first, Map.of("id", 2L)), AT));

        assertThat(written).hasToString("""
                {"type":"RECORD","record":{"stream":"users","data":{"id":1,"price":null},"emitted_at":1772600767123}}
                {"type":"RECORD","record":{"stream":"users","data":{"id":2},"emitted_at":1772600767123}}
                """);
    }

    @Test
    void recordsAndConfigurationsAreNotMasked() {
        lines.accept(new Message.Records("users", List.of(Map.of("name", "secret")), AT));
        lines.accept(new Message.ConfigUpdate(Map.of("token", "secret"), AT));

        assertThat(written).hasToString("""
                {"type":"RECORD","record":{"stream":"users","data":{"name":"secret"},"emitted_at":1772600767123}}
                {"type":"CONTROL","control":{"type":"CONNECTOR_CONFIG","emitted_at":1772600767123.0,\
                "connectorConfig":{"config":{"token":"secret"}}}}
                """);
    }

    @Test
    void aFilesRecordNamesTheFile() {
        lines.accept(new Message.FileRecord("files", Map.of("id", 1L), Map.of("file_size_bytes", 3L), AT));

        assertThat(written).hasToString("""
                {"type":"RECORD","record":{"stream":"files","data":{"id":1},"emitted_at":1772600767123,\
                "file_reference":{"file_size_bytes":3}}}
                """);
    }

    @Test
    void aStateCountsRecordsInFloatingNumbers() {
        lines.accept(new Message.State("users", Map.of("at", "2026-01-01"), 5));

        assertThat(written).hasToString("""
                {"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"users"},\
                "stream_state":{"at":"2026-01-01"}},"sourceStats":{"recordCount":5.0}}}
                """);
    }

    @Test
    void aStatusHasAReasonWhenTheApiLimitsTheRate() {
        lines.accept(new Message.StreamStatus("users", Message.StreamStatus.Status.STARTED, false, AT));
        lines.accept(new Message.StreamStatus("users", Message.StreamStatus.Status.RUNNING, true, AT));

        assertThat(written).hasToString("""
                {"type":"TRACE","trace":{"type":"STREAM_STATUS","emitted_at":1772600767123.0,\
                "stream_status":{"stream_descriptor":{"name":"users"},"status":"STARTED"}}}
                {"type":"TRACE","trace":{"type":"STREAM_STATUS","emitted_at":1772600767123.0,\
                "stream_status":{"stream_descriptor":{"name":"users"},"status":"RUNNING",\
                "reasons":[{"type":"RATE_LIMITED"}]}}}
                """);
    }

    @Test
    void aFailureIsMaskedAndNamesItsStream() {
        lines.accept(
                new Message.Failure("users", FailureType.TRANSIENT_ERROR, "no secret", "GET ?key=secret", null, AT));

        assertThat(written).hasToString("""
                {"type":"TRACE","trace":{"type":"ERROR","emitted_at":1772600767123,"error":{"message":"no ****",\
                "internal_message":"GET ?key=****","failure_type":"transient_error",\
                "stream_descriptor":{"name":"users"}}}}
                """);
    }

    @Test
    void aFailedCommandIsTracedWithWhatIsKnown() {
        lines.failed(
                new SourceException(
                        ErrorCode.SOURCE_FAILED, FailureType.CONFIG_ERROR, "streams failed", "read", "", null),
                AT);
        lines.failed(new ConfigException(ErrorCode.CONFIG_INVALID, "bad secret", ""), AT);
        lines.failed(new IllegalStateException("secret fault"), AT);

        assertThat(written.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("\"message\":\"streams failed\",\"internal_message\":\"read\"")
                                .contains("\"stack_trace\":\"dev.pintail.error.SourceException: streams failed")
                                .endsWith("\"failure_type\":\"config_error\"}}}"),
                        line -> assertThat(line)
                                .contains("\"message\":\"bad ****\",\"internal_message\":\"CONFIG_INVALID: bad ****\"")
                                .doesNotContain("secret"),
                        line -> assertThat(line)
                                .contains("\"message\":\"Something went wrong in the connector.")
                                .contains("\"internal_message\":\"**** fault\"")
                                .contains("\"failure_type\":\"system_error\"")
                                .doesNotContain("secret"));
    }

    @Test
    void logsBelowInfoAreLeftOut() {
        lines.accept(new Message.Log(Message.Log.Level.DEBUG, "noise"));
        lines.accept(new Message.Log(Message.Log.Level.WARN, "a secret"));

        assertThat(written).hasToString("""
                {"type":"LOG","log":{"level":"WARN","message":"a ****"}}
                """);
    }

    @Test
    void answersHaveTheMembersOfTheirType() {
        lines.answer(new ConnectionStatus(ConnectionStatus.Status.SUCCEEDED, null));
        lines.answer(new ConnectionStatus(ConnectionStatus.Status.FAILED, "wrong secret"));
        lines.answer(new Catalog(List.of()));
        lines.answer(new ConnectorSpecification(Map.of("type", "object"), null, Map.of()));

        assertThat(written).hasToString("""
                {"type":"CONNECTION_STATUS","connectionStatus":{"status":"SUCCEEDED"}}
                {"type":"CONNECTION_STATUS","connectionStatus":{"status":"FAILED","message":"wrong ****"}}
                {"type":"CATALOG","catalog":{"streams":[]}}
                {"type":"SPEC","spec":{"connectionSpecification":{"type":"object"},"supportsNormalization":false,\
                "supportsDBT":false}}
                """);
    }

    @Test
    void halfASurrogatePairIsWrittenInAscii() {
        lines.accept(new Message.Records("users", List.of(Map.of("name", "\ud83d")), AT));
        lines.accept(new Message.Records("users", List.of(Map.of("name", "\ud83e\udd86")), AT));

        assertThat(written.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("{\"name\": \"\\ud83d\"}"),
                        line -> assertThat(line).contains("{\"name\":\"\ud83e\udd86\"}"));
    }

    @Test
    void aReaderThatWentAwayEndsTheReading() {
        MessageLines broken = new MessageLines(
                new PrintWriter(new Writer() {
                    @Override
                    public void write(char[] text, int offset, int length) throws IOException {
                        throw new IOException("Broken pipe");
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                }),
                text -> text);

        assertThatThrownBy(() -> broken.accept(new Message.Log(Message.Log.Level.INFO, "hello")))
                .isInstanceOf(RunException.class);
    }
}
