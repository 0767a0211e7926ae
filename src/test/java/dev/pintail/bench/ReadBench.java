package dev.pintail.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import dev.pintail.manifest.ManifestLoader;
import dev.pintail.protocol.ConfiguredCatalog;
import dev.pintail.protocol.ConfiguredCatalog.ConfiguredStream;
import dev.pintail.protocol.Message;
import dev.pintail.protocol.SyncMode;
import dev.pintail.source.DeclarativeSource;
import dev.pintail.source.SourceSurroundings;
import dev.pintail.source.file.FolderFiles;
import dev.pintail.source.http.Transport;
import dev.pintail.source.http.transport.OutboundGuard;
import dev.pintail.source.http.transport.PooledTransport;
import dev.pintail.source.http.transport.ProxySettings;
import dev.pintail.source.http.transport.TlsSettings;
import dev.pintail.source.read.StopSignal;
import dev.pintail.source.schema.SchemaFolder;
import dev.pintail.source.session.SystemClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;

/**
 * What a record costs from the socket to the page of records that the sink is given: pages of 1000 narrow records (190 bytes, seven fields)
 * from a server on this machine, whose own share is taken off. Arguments: pages (1000), rounds (6), and instead of the server the address
 * of a running {@code ../shared/bench/mock-api} with one of its streams ({@code http://127.0.0.1:18080/wide}), whose pages name the next;
 * and the formats that a cursor tries on {@code updated_at} ({@code "'%Y-%m-%dT%H:%M:%SZ'"}).
 * The last rounds count.
 */
@SuppressWarnings("InlineFormatString") // long ones
public final class ReadBench {
    private static final int PAGE = 1000;
    private static final String MANIFEST = """
            version: 6.0.0
            check: {type: CheckStream, stream_names: [items]}
            spec: {type: Spec, connection_specification: {type: object, properties: {}}}
            streams:
              - type: DeclarativeStream
                name: items
                %s
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {}}}
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "{{ config.url }}", request_parameters: {total: "{{ config.total }}"}}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [data]}}
                  paginator:
                    type: DefaultPaginator
                    pagination_strategy: %s
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
            """;

    private static final String COUNTED = "{type: PageIncrement, page_size: 1000, start_from_page: 1}";
    private static final String NAMED = "{type: CursorPagination, cursor_value: \"{{ response.get('next') }}\","
            + " stop_condition: \"{{ not response.get('next') }}\"}";

    private static final String INCREMENTAL = "incremental_sync: {type: DatetimeBasedCursor, cursor_field: updated_at,"
            + " start_datetime: '2020-01-01T00:00:00Z', datetime_format: '%%Y-%%m-%%dT%%H:%%M:%%SZ', cursor_datetime_formats: [%s]}";

    private static final Pattern NUMBER = Pattern.compile("page=(\\d+)");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ReadBench() {}

    public static void main(String[] args) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING); // as the command does
        int pages = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 6;
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            AtomicLong serverCpu = new AtomicLong();
            Thread.ofPlatform().daemon().start(() -> serve(server, pages, serverCpu));
            String url = args.length > 2 ? args[2] : "http://127.0.0.1:" + server.getLocalPort() + "/items";
            String manifest = MANIFEST.formatted(
                    args.length > 3 ? INCREMENTAL.formatted(args[3]) : "", args.length > 2 ? NAMED : COUNTED);
            for (int round = 0; round < rounds; round++) {
                serverCpu.set(0);
                long allocated = THREADS.getTotalThreadAllocatedBytes();
                long cpu = processCpu();
                long wall = System.nanoTime();
                long records = read(manifest, url, pages);
                wall = System.nanoTime() - wall;
                Thread.sleep(50); // the server counts when the connection is closed
                cpu = processCpu() - cpu - serverCpu.get();
                allocated = THREADS.getTotalThreadAllocatedBytes() - allocated;
                System.out.printf(
                        "%,d records, a record: %d ns CPU, %d ns wall, %d bytes allocated%n",
                        records, cpu / records, wall / records, allocated / records);
            }
        }
    }

    private static long read(String manifest, String url, int pages) throws InterruptedException {
        AtomicLong records = new AtomicLong();
        try (Transport transport = new PooledTransport(
                new OutboundGuard(Set.of("127.0.0.1")), ProxySettings.NONE, TlsSettings.fromEnvironment(Map.of()))) {
            DeclarativeSource source = new DeclarativeSource(
                    ManifestLoader.load(manifest),
                    new SourceSurroundings(
                            transport,
                            new SystemClock(),
                            new Random(1),
                            SchemaFolder.NONE,
                            new FolderFiles(Path.of("")),
                            2));
            source.read(
                    Map.of("url", url, "total", (long) pages * PAGE),
                    new ConfiguredCatalog(List.of(
                            new ConfiguredStream("items", Map.of(), SyncMode.FULL_REFRESH, List.of(), List.of()))),
                    List.of(),
                    message -> {
                        if (message instanceof Message.Records page) {
                            records.addAndGet(page.data().size());
                        }
                    },
                    StopSignal.NEVER);
        }
        return records.get();
    }

    private static void serve(ServerSocket server, int pages, AtomicLong cpu) {
        byte[] page = page(PAGE);
        byte[] empty = page(0);
        while (true) {
            long start = THREADS.getCurrentThreadCpuTime();
            try (Socket socket = server.accept();
                    BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
                    OutputStream out = socket.getOutputStream()) {
                for (String request = in.readLine(); request != null; request = in.readLine()) {
                    while (!in.readLine().isEmpty()) {
                        // Headers do not matter.
                    }
                    Matcher number = NUMBER.matcher(request);
                    out.write(number.find() && Integer.parseInt(number.group(1)) > pages ? empty : page);
                }
            } catch (IOException e) {
                return;
            } finally {
                cpu.addAndGet(THREADS.getCurrentThreadCpuTime() - start);
            }
        }
    }

    private static byte[] page(int records) {
        StringBuilder json = new StringBuilder("{\"data\":[");
        for (int i = 0; i < records; i++) {
            json.append(i == 0 ? "" : ",")
                    .append(
                            "{\"id\":%d,\"name\":\"Person number %d\",\"email\":\"person%d@example.com\",\"amount\":%d.%02d,"
                                    .formatted(i, i, i, i % 10_000, i % 100))
                    .append("\"active\":%s,\"updated_at\":\"2026-%02d-%02dT10:11:%02d.123Z\",\"tags\":[\"a\",\"b%d\"]}"
                            .formatted(i % 2 == 0, i % 12 + 1, i % 28 + 1, i % 60, i % 50));
        }
        byte[] body = json.append("]}").toString().getBytes(UTF_8);
        byte[] head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                .formatted(body.length)
                .getBytes(ISO_8859_1);
        byte[] answer = new byte[head.length + body.length];
        System.arraycopy(head, 0, answer, 0, head.length);
        System.arraycopy(body, 0, answer, head.length, body.length);
        return answer;
    }

    private static long processCpu() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElseThrow();
    }
}
