package dev.pintail.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.api.LocalApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** infra/build.sh puts into the package what the function needs, and nothing of what lies around. */
class PackageIT {
    private static final Path SCRIPT = Path.of("infra/build.sh").toAbsolutePath();

    /** Stands for the executable: all that it can do is to say how it was called. */
    private static final String EXECUTABLE = """
            #!/bin/sh
            mkdir -p "$6" && echo "$1 $2 $3 $4 $5" > "$6/called.manifest"
            """;

    @TempDir
    private Path folder;

    private Path executable;
    private Path connections;
    private Path zip;

    @BeforeEach
    void prepare() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/zip")), "NOTICE: there is no zip on this machine.");
        executable = write("built/pintail-runner", EXECUTABLE);
        assertThat(executable.toFile().setExecutable(true)).isTrue();
        write("built/libduckdb_java.so", "library");
        connections = folder.resolve("connections");
        write("connections/pintail.yaml", "connections: {}\n");
        write("connections/manifests/stripe.yaml", "version: 6.44.0\n");
        zip = folder.resolve("function.zip");
    }

    @Test
    void thePackageHoldsExecutableLibraryConnectionsAndManifests() throws Exception {
        write("connections/.env", "STRIPE_KEY=a-secret\n");
        write("connections/pintail.duckdb", "rows");
        write("connections/notes.md", "notes");

        String said = build().output();

        try (ZipFile file = new ZipFile(zip.toFile())) {
            TreeSet<String> names = new TreeSet<>();
            file.stream().forEach(entry -> names.add(entry.getName()));
            assertThat(names)
                    .containsExactly(
                            "bootstrap",
                            "libduckdb_java.so",
                            "manifests/stripe.yaml",
                            "pintail-bundle/called.manifest",
                            "pintail.yaml");
            assertThat(new String(
                            file.getInputStream(file.getEntry("bootstrap")).readAllBytes(), UTF_8))
                    .isEqualTo(EXECUTABLE);
            assertThat(new String(
                            file.getInputStream(file.getEntry("pintail-bundle/called.manifest"))
                                    .readAllBytes(),
                            UTF_8))
                    .isEqualTo("connectors bundle -f %s/pintail.yaml -o%n".formatted(connections));
        }
        assertThat(said).contains(zip.toString(), "kB, unzipped");
    }

    @Test
    void theExtensionGoesWithItWhenItIsGiven() throws Exception {
        write("ext/v1.5.6/linux_amd64/motherduck.duckdb_extension", "extension");

        build("--extensions", folder.resolve("ext").toString());

        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.getEntry("extensions/v1.5.6/linux_amd64/motherduck.duckdb_extension"))
                    .isNotNull();
        }
    }

    @Test
    void theSameContentsMakeTheSamePackage() throws Exception {
        build();
        byte[] first = Files.readAllBytes(zip);
        Files.setLastModifiedTime(connections.resolve("pintail.yaml"), FileTime.fromMillis(0));

        build();

        assertThat(Files.readAllBytes(zip)).isEqualTo(first);
    }

    @Test
    void theManifestsThatTheConnectionsNameAreBundled() throws Exception {
        Files.createDirectories(connections);
        ItemsProject project = new ItemsProject(connections, "http://127.0.0.1");
        Files.writeString(
                executable, "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(String.join("' '", PintailProcess.artefact())));

        assertThat(build().output()).contains("items.manifest.yaml: ");

        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        unpack(unpacked);
        assertThat(unpacked.resolve("pintail-bundle")).isDirectoryContaining("glob:**.manifest");
        assertThat(connections.resolve("pintail-bundle")).doesNotExist();
        assertThat(project.databaseFile()).doesNotExist();
    }

    @Test
    void aBundledManifestStillHasTheSchemaFilesThatLieBesideIt() throws Exception {
        try (LocalApi api = new LocalApi(new ItemsApi(20))) {
            ItemsProject project = new ItemsProject(connections, api.url());
            Path manifest = connections.resolve("items.manifest.yaml");
            String inline = Files.readString(manifest);
            Files.writeString(
                    manifest,
                    inline.replaceFirst(
                            "(?s)type: InlineSchemaLoader\n.*?\n  - type",
                            "type: JsonFileSchemaLoader\n      file_path: schemas/items.json\n  - type"));
            write("connections/schemas/items.json", """
                    {"type": "object", "properties": {"id": {"type": "integer"}, "only_in_the_file": {"type": "number"}}}""");
            Files.writeString(
                    executable,
                    "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(String.join("' '", PintailProcess.artefact())));
            build();
            Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
            unpack(unpacked);
            assertThat(unpacked.resolve("pintail-bundle")).isDirectoryContaining("glob:**.manifest");

            new PintailProcess(unpacked)
                    .with(ItemsProject.TOKEN_VARIABLE, ItemsProject.TOKEN)
                    .run("sync", "--stream=items")
                    .assertExitCode(0);

            assertThat(new Database(unpacked.resolve("items.duckdb"))
                            .rows("SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'items'"
                                    + " AND NOT starts_with(column_name, '_') ORDER BY column_index"))
                    .containsExactly(List.of("id", "BIGINT"), List.of("only_in_the_file", "DECIMAL(38,9)"));
            assertThat(project.databaseFile()).doesNotExist();
        }
    }

    @Test
    void aManifestThatIsWrongMakesNoPackage() throws Exception {
        write("connections/manifests/wrong.yaml", "version: 6.44.0\ntype: Nothing\n");
        write("connections/pintail.yaml", """
                connections:
                  wrong:
                    source:
                      manifest: manifests/wrong.yaml
                    destination:
                      duckdb: wrong.duckdb
                """);
        Files.writeString(
                executable, "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(String.join("' '", PintailProcess.artefact())));

        Result result = run(List.of());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).contains("MANIFEST_INVALID", "cannot be bundled");
        assertThat(zip).doesNotExist();
        assertThat(run(List.of("--no-bundle")).exitCode()).isZero();
    }

    private void unpack(Path target) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                Path unpacked = target.resolve(entry.getName());
                Files.createDirectories(unpacked.getParent());
                Files.write(
                        unpacked,
                        file.getInputStream(file.getEntry(entry.getName())).readAllBytes());
            }
        }
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        Files.delete(connections.resolve("pintail.yaml"));

        Result result = run(List.of());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).contains("there is no", "pintail.yaml");
    }

    private Result build(String... more) throws Exception {
        Result result = run(List.of(more));
        assertThat(result.exitCode()).as(result.output()).isZero();
        return result;
    }

    private Result run(List<String> more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                SCRIPT.toString(),
                connections.toString(),
                "--executable",
                executable.toString(),
                "--output",
                zip.toString()));
        command.addAll(more);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), output);
    }

    private record Result(int exitCode, String output) {}

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
