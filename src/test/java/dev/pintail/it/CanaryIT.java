package dev.pintail.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.api.LocalApi.Answer;
import dev.pintail.api.ServiceApi;
import dev.pintail.api.ServiceApi.Asked;
import dev.pintail.json.JsonWriter;
import dev.pintail.secret.AwsStandIn;
import dev.pintail.secret.GoogleStandIn;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets in every store, tokens got on the way, and an API that repeats all of them in every spelling: nothing of it may be in
 * anything that the process writes.
 */
class CanaryIT {
    private static final Map<String, String> CANARIES = new LinkedHashMap<>();

    static {
        for (String place : List.of("env", "dotenv", "file", "aws", "ssm", "google", "literal")) {
            CANARIES.put(place, "canary é/+\"&" + place + "=:" + place + " bird");
        }
        CANARIES.put("exec", "canary-of-the-command/+=:bird");
        CANARIES.put("client", "canary-client-secret/+=");
        CANARIES.put("refresh", "canary-refresh-token-1/+=");
        CANARIES.put("refresh2", "canary-refresh-token-2/+=");
        CANARIES.put("access", "canary-access-token-2/+=");
        CANARIES.put("key", "Y2FuYXJ5LWtleS1vZi0zMi1ieXRlcy1mb3ItdGVzdHM=");
    }

    private final AwsStandIn aws = new AwsStandIn().put("aws", canary("aws")).put("/ssm", canary("ssm"));
    private final ServiceApi api = new ServiceApi(this::answer);
    private final GoogleStandIn google;
    private final Map<String, String> environment = new HashMap<>();
    private Set<String> known = CANARIES.keySet();

    @TempDir
    private Path folder;

    CanaryIT() throws Exception {
        google = new GoogleStandIn().put("google", canary("google"));
    }

    @BeforeEach
    void plant() throws IOException {
        try (InputStream manifest = getClass().getResourceAsStream("/it/canary.manifest.yaml")) {
            Files.copy(requireNonNull(manifest, "no manifest"), folder.resolve("canary.manifest.yaml"));
        }
        Files.writeString(folder.resolve(".env"), "CANARY='%s'\n".formatted(canary("dotenv")));
        Files.writeString(
                folder.resolve("file.json"), JsonWriter.COMPACT.write(Map.of("a", Map.of("b", canary("file")))));
        Files.writeString(folder.resolve("exec.txt"), canary("exec"));
        Files.writeString(
                folder.resolve("pintail.yaml"), """
                connections:
                  canary:
                    source:
                      manifest: canary.manifest.yaml
                      config:
                        base_url: %s
                        env: ${env:CANARY}
                        dotenv: ${dotenv:CANARY}
                        file: ${file:file.json#/a/b}
                        exec: ${exec:cat exec.txt}
                        aws: ${aws-sm:aws}
                        ssm: ${aws-ssm:/ssm}
                        google: ${gcp-sm:projects/p/secrets/google}
                        literal: '%s'
                        client_secret: %s
                        credentials:
                          refresh_token: ${env:REFRESH}
                      allow_hosts: [127.0.0.1]
                    destination:
                      duckdb: canary.duckdb
                """.formatted(api.url(), canary("literal"), canary("client")));
        environment.putAll(aws.environment());
        environment.putAll(google.environment());
        environment.put("CANARY", canary("env"));
        environment.put("REFRESH", canary("refresh"));
        environment.put("PINTAIL_KEY", canary("key"));
        environment.put("PINTAIL_ALLOW_EXEC", "1");
        environment.put("PINTAIL_DEBUG", "1");
    }

    @AfterEach
    void stop() {
        aws.close();
        google.close();
        api.close();
    }

    @Test
    void nothingThatTheCommandWritesHasASecretInIt() {
        PintailProcess.Result result =
                pintail().run("sync", "--report", "report.html").assertExitCode(4);

        assertThat(result.err()).contains("refused").contains("****");
        assertThat(api.asked().getLast().uri().getRawQuery()).contains("canary");
        assertClean(result);
        assertThat(new Database(folder.resolve("canary.duckdb")).count("good")).isEqualTo(1);
        assertThat(new Database(folder.resolve("canary.duckdb")).count("_pintail_secrets"))
                .isEqualTo(1);
        assertThat(new Database(folder.resolve("canary.duckdb")).count("_pintail_runs"))
                .isEqualTo(2);
        assertThat(read("report.html")).contains("refused").contains("****").contains("/token");
        for (String[] command : new String[][] {
            {"state", "set", "canary", "good", "{}"},
            {"runs"},
            {"runs", "--output", "json"},
            {"state", "show", "canary"},
            {"state", "show", "canary", "--output", "json"}
        }) {
            assertClean(pintail().run(command).assertExitCode(0));
        }
    }

    @Test
    void nothingThatTheCommandsThatLookSayHasASecretInIt() {
        for (String[] command : new String[][] {
            {"check"},
            {"check", "--output", "json"},
            {"preview", "canary", "echo"},
            {"preview", "canary", "echo", "--output=json"}
        }) {
            PintailProcess.Result result = pintail().run(command);

            assertThat(result.exitCode()).as(String.join(" ", command)).isNotZero();
            assertThat(result.out() + result.err()).contains("****");
            assertClean(result);
            removeDatabase();
            environment.put("REFRESH", canary("refresh"));
        }
    }

    @Test
    void nothingThatTheFunctionAnswersHasASecretInIt() {
        for (String streams : List.of("\"good\", \"echo\"", "\"echo\"")) {
            PintailProcess.Result result = pintail()
                    .runWithInput("{\"connection\": \"canary\", \"streams\": [%s]}".formatted(streams), "invoke");

            assertThat(result.out() + result.err()).contains("refused").contains("****");
            assertClean(result);
            removeDatabase();
        }
    }

    /** Log lines, metrics and answers, as Lambda gets them. */
    @Test
    void nothingThatTheFunctionTellsItsOperatorHasASecretInIt() throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        StringBuilder answers = new StringBuilder();
        try (RuntimeApi lambda = new RuntimeApi()) {
            Process function =
                    pintail().with("AWS_LAMBDA_FUNCTION_NAME", "canary").startFunction(lambda.address(), out, err);
            try {
                for (String streams : List.of("\"good\", \"echo\"", "\"echo\"", "\"nothing\"")) {
                    answers.append(lambda.invoke("{\"connection\": \"canary\", \"streams\": [%s]}".formatted(streams))
                            .body());
                }
            } finally {
                function.destroy();
                function.waitFor();
            }
        }

        assertThat(read("out").lines().filter(line -> line.contains("\"_aws\"")))
                .as("metrics")
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(line -> line.contains("\"Connection\":\"canary\""));
        assertThat(read("err")).contains("refused").contains("****");
        assertThat(answers.toString()).contains("refused").contains("****");
        assertClean(new PintailProcess.Result(0, read("out") + answers, read("err")));
    }

    @Test
    void nothingThatTheProtocolsVerbsSayAboutFailuresHasASecretInIt() throws IOException {
        known = Set.of("literal", "client", "refresh", "refresh2", "access");
        Map<String, Object> config = new LinkedHashMap<>(Map.of("base_url", api.url()));
        for (String name : List.of("literal", "env", "dotenv", "file", "exec", "aws", "ssm", "google")) {
            config.put(name, canary("literal"));
        }
        config.put("client_secret", canary("client"));
        config.put("credentials", Map.of("refresh_token", canary("refresh")));
        Files.writeString(folder.resolve("config.json"), JsonWriter.COMPACT.write(config));

        PintailProcess.Result result = pintail()
                .run(
                        "check",
                        "--config",
                        "config.json",
                        "--manifest-path",
                        "canary.manifest.yaml",
                        "--allow-host",
                        "127.0.0.1",
                        "--debug");

        assertThat(result.out()).contains("****");
        String withoutTheUpdatedConfiguration = String.join(
                "\n",
                result.out()
                        .lines()
                        .filter(line -> !line.contains("\"CONTROL\""))
                        .toList());
        assertClean(new PintailProcess.Result(0, withoutTheUpdatedConfiguration, result.err()));
    }

    private PintailProcess pintail() {
        PintailProcess process = new PintailProcess(folder);
        environment.forEach(process::with);
        return process;
    }

    /** Gives a token, one record, or everything that it was asked with, in all spellings. */
    private Answer answer(Asked request) {
        return switch (request.uri().getPath()) {
            case "/token" ->
                Answer.json(Map.of(
                        "access_token", canary("access"),
                        "refresh_token", canary("refresh2"),
                        "expires_in", 3600L));
            case "/good" -> Answer.json(Map.of("data", List.of(Map.of("name", "a bird"))));
            default -> Answer.json(400, Map.of("echo", echo(request), "error", echo(request)));
        };
    }

    private String echo(Asked request) {
        List<String> said = new ArrayList<>(List.of(
                request.uri().getRawQuery(),
                request.uri().getQuery(),
                request.body(),
                request.header("Authorization")));
        said.add(request.header("X-Exec"));
        known.forEach(place -> said.addAll(spellings(canary(place))));
        return String.join(" | ", said);
    }

    private static List<String> spellings(String canary) {
        String json = JsonWriter.PYTHON.write(canary);
        return Stream.concat(
                        Stream.of(canary, URLEncoder.encode(canary, UTF_8), json.substring(1, json.length() - 1)),
                        Stream.of("", "u", "us")
                                .map(before -> Base64.getEncoder().encodeToString((before + canary).getBytes(UTF_8))))
                .toList();
    }

    private void assertClean(PintailProcess.Result result) {
        String everything = result.out() + result.err() + database() + read("report.html");
        for (String place : known) {
            for (String spelling : spellings(canary(place))) {
                assertThat(everything).as("what was written").doesNotContain(spelling);
            }
        }
        assertThat(everything).doesNotContain("é/").doesNotContain("%C3%A9").doesNotContain("u00e9");
    }

    /** The bytes of the database and of its log. */
    private String database() {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("canary.duckdb"))
                    .toList()) {
                byte[] bytes = Files.readAllBytes(file);
                all.append(new String(bytes, UTF_8)).append(new String(bytes, ISO_8859_1));
            }
            return all.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The text of a file that the process may have written; empty if it has not. */
    private String read(String name) {
        try {
            Path file = folder.resolve(name);
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void removeDatabase() {
        try {
            Files.deleteIfExists(folder.resolve("canary.duckdb"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String canary(String place) {
        return CANARIES.get(place);
    }
}
