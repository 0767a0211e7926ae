package dev.pintail.source.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ManifestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaFolderTest {
    @TempDir
    Path outside;

    @Test
    void packageNameAtTheFrontIsTheManifestsFolder() throws IOException {
        write("schemas/users.json", "{\"type\": \"object\"}");

        assertThat(folder().read("./source_crm/schemas/users.json")).contains(Map.of("type", "object"));
        assertThat(folder().read("schemas/users.json")).contains(Map.of("type", "object"));
        assertThat(folder().read("./source_crm/schemas/others.json")).isEmpty();
        assertThat(SchemaFolder.NONE.read("schemas/users.json")).isEmpty();
    }

    @Test
    void referencesToSharedFilesAreInlined() throws IOException {
        write("schemas/users.json", "{\"properties\": {\"at\": {\"$ref\": \"times.json#/definitions/at\"}}}");
        write("schemas/shared/times.json", "{\"definitions\": {\"at\": {\"type\": \"string\", \"definitions\": {}}}}");

        assertThat(folder().read("schemas/users.json"))
                .contains(Map.of("properties", Map.of("at", Map.of("type", "string"))));
    }

    @Test
    void schemaThatRefersToItselfIsRefused() throws IOException {
        write("schemas/users.json", "{\"properties\": {\"boss\": {\"$ref\": \"#/properties/boss\"}}}");

        assertThatThrownBy(() -> folder().read("schemas/users.json"))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("refers to itself");
    }

    @Test
    void nothingOutsideOfTheFolderIsRead() throws IOException {
        Files.writeString(outside.resolve("secret.json"), "{}");
        Files.createDirectories(outside.resolve("connector/schemas"));
        Files.createSymbolicLink(outside.resolve("connector/schemas/link.json"), outside.resolve("secret.json"));

        for (String path :
                List.of("x/../secret.json", "../secret.json", outside + "/secret.json", "schemas/link.json")) {
            assertThat(folder().read(path)).as(path).isEmpty();
        }
    }

    private SchemaFolder folder() {
        return new SchemaFolder(outside.resolve("connector"));
    }

    private void write(String path, String content) throws IOException {
        Path file = outside.resolve("connector").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
