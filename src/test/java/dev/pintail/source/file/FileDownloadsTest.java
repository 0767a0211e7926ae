package dev.pintail.source.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.SourceException;
import dev.pintail.source.extract.DpathExtractor;
import dev.pintail.source.extract.PathTemplate;
import dev.pintail.source.http.Body;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Requester;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDownloadsTest {
    @TempDir
    Path folder;

    private final List<Object> asked = new ArrayList<>();

    @Test
    void fileLiesInItsStreamsFolderUnderTheNameOfTheRecord() throws Exception {
        Map<String, Object> reference =
                downloads().download("documents", Map.of("url", "https://h/a", "name", "/1/a.txt"));

        assertThat(asked).containsExactly("https://h/a");
        assertThat(reference)
                .containsEntry("source_file_relative_path", "documents/1/a.txt")
                .containsEntry("file_size_bytes", 5L);
        assertThat(Files.readString(folder.resolve("documents/1/a.txt"))).isEqualTo("hello");
    }

    @Test
    void noRecordNamesAFileOutsideOfTheStreamsFolder() {
        for (String name : List.of("../others/a", "x/../../a", ".", "")) {
            assertThatThrownBy(() -> downloads().download("documents", Map.of("url", "https://h/a", "name", name)))
                    .as(name)
                    .isInstanceOf(SourceException.class);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void recordWithoutAnAddressFails() {
        assertThatThrownBy(() -> downloads().download("documents", Map.of("name", "a")))
                .hasMessage("No download targets found");
        assertThatThrownBy(() -> downloads().download("documents", Map.of("name", "a", "url", 5L)))
                .isInstanceOf(SourceException.class);
    }

    private FileDownloads downloads() {
        Scope scope = Scope.of(Map.of(), InstantSource.system());
        Requester requester = new Requester() {
            @Override
            public DecodedResponse send(Input input) {
                asked.add(input.slice().extraFields().get("download_target"));
                Request request = new Request("GET", "https://h/a", List.of(), null, Timeouts.DEFAULT);
                return DecodedResponse.of(
                        new Response(request, 200, List.of(), Body.of("hello".getBytes(UTF_8))), List.of());
            }

            @Override
            public String name() {
                return "File Uploader";
            }
        };
        return new FileDownloads(
                requester,
                new DpathExtractor(new PathTemplate(List.of("url"), Map.of(), scope), null),
                Optional.of(new InterpolatedString("{{ record.name }}", Map.of())),
                new FolderFiles(folder),
                scope);
    }
}
