package dev.pintail.cli;

import dev.pintail.cli.demo.DemoApi;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A user's folder with the connection "ducks" to the demo's API, and the command that works in it. */
final class Ducks implements AutoCloseable {
    private final Path folder;
    private final DemoApi api;

    Ducks(Path folder) {
        this.folder = folder;
        try {
            api = DemoApi.start(Clock.systemUTC());
            Files.copy(Path.of("samples/demo/manifest.yaml"), folder.resolve("ducks.manifest.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write("pintail.yaml", """
                connections:
                  ducks:
                    source:
                      manifest: ducks.manifest.yaml
                      config: {base_url: "%s", api_token: %s}
                      allow_hosts: [127.0.0.1]
                    destination: {duckdb: ducks.duckdb}
                environments:
                  broken:
                    connections:
                      ducks: {source: {config: {api_token: not-the-token}}}
                """.formatted(api.baseUrl(), DemoApi.TOKEN));
    }

    /** What a command left. */
    record Result(int exitCode, String out, String err) {}

    DemoApi api() {
        return api;
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Runs a command with this folder's connections file. */
    Result run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--file=" + folder.resolve("pintail.yaml"));
        return runPlain(all.toArray(String[]::new));
    }

    /** Runs a command as it is. */
    static Result runPlain(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = PintailCommand.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Result(code, out.toString(), err.toString());
    }

    @Override
    public void close() {
        api.close();
    }
}
