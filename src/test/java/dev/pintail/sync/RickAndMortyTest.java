package dev.pintail.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.api.LocalApi;
import dev.pintail.api.RickAndMortyApi;
import dev.pintail.connection.Connection;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Transport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The course's pipeline: 826 characters in 43 requests, the last of which is a 404 that is no error. */
class RickAndMortyTest {
    private static final Path COURSE = Path.of("../shared/services/rick_and_morty.manifest.yaml");

    @TempDir
    private Path folder;

    @Test
    void theSampleReadsAllCharacters() {
        assertReadsAllCharacters(Path.of("samples/rick-and-morty/manifest.yaml"));
    }

    @Test
    void theCoursesManifestRunsUnchanged() {
        assumeTrue(Files.exists(COURSE), "NOTICE: the course's manifest is not beside the project.");

        assertReadsAllCharacters(COURSE);
    }

    private void assertReadsAllCharacters(Path manifest) {
        try (LocalApi api = new LocalApi(new RickAndMortyApi())) {
            Connection connection = new Connection(
                    "rick-and-morty",
                    new Connection.Source(
                            manifest.toAbsolutePath().toString(),
                            "source-rick-and-morty",
                            Map.of(),
                            Set.of("127.0.0.1")),
                    new Connection.Destination(
                            new Connection.Database.DuckDbFile(folder.resolve("out.duckdb")), "main", ""),
                    List.of("characters"),
                    folder);
            Engine engine = Engine.system(Map.of())
                    .watched(
                            network -> new Rerouted(network, "https://rickandmortyapi.com", api.url()), clock -> clock);

            SyncResult result = new Sync(engine)
                    .run(
                            SyncRequest.of("rick-and-morty", List.of(), SyncRequest.Mode.INCREMENTAL),
                            connection,
                            Progress.SILENT);

            assertThat(result.status()).as("%s", result).isEqualTo(SyncResult.Status.SUCCEEDED);
            assertThat(result.rowsLoaded()).isEqualTo(RickAndMortyApi.CHARACTERS);
            List<String> expected = new ArrayList<>(List.of("/api/character/"));
            IntStream.rangeClosed(2, 43).forEach(page -> expected.add("/api/character/?page=" + page));
            assertThat(api.requests()).extracting(URI::toString).containsExactlyElementsOf(expected);
        }
    }

    /** Sends what is meant for one server to another. */
    private record Rerouted(Transport transport, String from, String to) implements Transport {
        @Override
        public Response send(Request request) throws IOException, InterruptedException {
            return transport.send(new Request(
                    request.method(),
                    request.url().replace(from, to),
                    request.headers(),
                    request.body(),
                    request.timeouts()));
        }

        @Override
        public void close() {
            transport.close();
        }
    }
}
