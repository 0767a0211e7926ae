package dev.pintail.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.json.ScannedObject;
import dev.pintail.manifest.ManifestLoader;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConfiguredCatalog.ConfiguredStream;
import dev.pintail.protocol.Message;
import dev.pintail.protocol.SyncMode;
import dev.pintail.source.file.FolderFiles;
import dev.pintail.source.http.FakeTransport;
import dev.pintail.source.read.StopSignal;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.source.session.SystemClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records come to the sink as the text they are in the answer, unless somebody on the way wants all of their values. */
class UnreadRecordsTest {
    private static final String MANIFEST = """
            version: 6.0.0
            check: {type: CheckStream, stream_names: [items]}
            spec: {type: Spec, connection_specification: {type: object, properties: {}}}
            streams:
              - type: DeclarativeStream
                name: items
                primary_key: [id]
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}}}}
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "https://api.example.com/items"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [data]} %s}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    pagination_strategy: %s
                %s
            """;
    private static final String NEXT =
            "{type: CursorPagination, cursor_value: \"{{ response.get('next') }}\", stop_condition: \"{{ not response.get('next') }}\"}";
    private static final String FIRST = "{\"data\": [{\"id\": 1, \"at\": \"2026-01-01\", \"to\": {\"x\": [1]}},"
            + " {\"id\": 2, \"at\": \"2026-01-02\", \"to\": {}}], \"next\": \"2\"}";
    private static final String SECOND =
            "{\"data\": [{\"id\": 3, \"at\": \"2026-01-03\", \"to\": {\"x\": []}}], \"next\": null}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                NEXT,
                "{type: PageIncrement, page_size: 2}",
                "{type: OffsetIncrement, page_size: 2}",
                "{type: CursorPagination, cursor_value: \"{{ last_record['id'] }}\", stop_condition: \"{{ last_page_size < 2 }}\"}",
                "{type: CursorPagination, cursor_value: \"{{ response.data | length }}\", stop_condition: \"{{ response['data'][-1].id > 2 }}\"}"
            })
    void pagingReadsNoRecord(String strategy) throws InterruptedException {
        assertThat(unread(MANIFEST.formatted("", strategy, ""))).containsExactly(true, true, true);
    }

    @Test
    void cursorAndFilterReadOnlyTheFieldsThatTheyAskFor() throws InterruptedException {
        String filter = ", record_filter: {type: RecordFilter, condition: \"{{ record.id > 1 and record['at'] }}\"}";
        String cursor = "incremental_sync: {type: DatetimeBasedCursor, cursor_field: at, start_datetime: '2026-01-01',"
                + " datetime_format: '%Y-%m-%d', is_client_side_incremental: true}";

        assertThat(unread(MANIFEST.formatted(filter, NEXT, cursor))).containsExactly(true, true);
    }

    @Test
    void transformationReads() throws InterruptedException {
        String adding = "transformations: [{type: AddFields, fields: [{path: [more], value: '1'}]}]";

        assertThat(unread(MANIFEST.formatted("", NEXT, adding))).containsExactly(false, false, false);
    }

    private static List<Boolean> unread(String manifest) throws InterruptedException {
        List<Map<String, Object>> records = new ArrayList<>();
        new DeclarativeSource(
                        ManifestLoader.load(manifest),
                        new SourceSurroundings(
                                new FakeTransport().answer(200, FIRST).answer(200, SECOND),
                                new SystemClock(),
                                new Random(1),
                                SchemaFolder.NONE,
                                new FolderFiles(Path.of("")),
                                1))
                .read(
                        Map.of(),
                        new ConfiguredCatalog(List.of(
                                new ConfiguredStream("items", Map.of(), SyncMode.INCREMENTAL, List.of(), List.of()))),
                        List.of(),
                        message -> {
                            if (message instanceof Message.Records page) {
                                records.addAll(page.data());
                            }
                        },
                        StopSignal.NEVER);
        // Only now have paginator and cursor seen them.
        return records.stream().map(UnreadRecordsTest::isUnread).toList();
    }

    private static boolean isUnread(Map<String, Object> record) {
        return record instanceof ScannedObject scanned && scanned.isUnread();
    }
}
