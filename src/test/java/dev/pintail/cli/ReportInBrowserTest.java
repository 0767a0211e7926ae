package dev.pintail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.api.LocalApi.Answer;
import dev.pintail.api.ServiceApi;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of a run as a browser sees it, if there is Chromium on the path. */
class ReportInBrowserTest extends DucksFixture {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private Path page;

    /**
     * What a browser made of a page.
     *
     * @param dom the document as it is after loading
     * @param console what was said there
     */
    private record Seen(String dom, List<String> console) {
        int count(String pattern) {
            return (int) Pattern.compile(pattern).matcher(dom).results().count();
        }
    }

    @BeforeEach
    void start() {
        page = folder.resolve("report.html");
    }

    @Test
    void tablesAndDrawingAreThereAndNothingIsComplainedAbout() throws Exception {
        Path browser = browser();
        ducks.run("sync", "--report", page.toString());

        Seen seen = open(browser);

        assertThat(seen.console()).isEmpty();
        assertThat(seen.count("<h1>ducks ")).isEqualTo(1);
        assertThat(seen.count("<svg ")).isEqualTo(1);
        assertThat(seen.count("<polyline class=\"rows\"")).isEqualTo(2);
        assertThat(seen.count("<rect class=\"answered\"")).isGreaterThan(5);
        assertThat(seen.count("<tr><td>(stations|sightings)</td><td>succeeded</td>"))
                .isEqualTo(2);
        assertThat(seen.count("<table class=\"requests\">")).isEqualTo(1);
    }

    @Test
    void aRunThatFailedTellsWhyAboveAllElse() throws Exception {
        Path browser = browser();
        ducks.run("sync", "-e", "broken", "--report", page.toString());

        Seen seen = open(browser);

        assertThat(seen.console()).isEmpty();
        assertThat(seen.dom()).contains("class=\"status FAILED\"").doesNotContain("not-the-token");
        assertThat(seen.dom().indexOf("SOURCE_AUTH_FAILED"))
                .isBetween(0, seen.dom().indexOf("<svg "));
        assertThat(seen.count("<rect class=\"refused\"")).isPositive();
    }

    /** The page forbids it, whatever an API has put into it: so what the first test does not hear is worth something. */
    @Test
    void theBrowserAsksForNothingAndRunsNothing() throws Exception {
        Path browser = browser();
        ducks.run("sync", "--report", page.toString());
        try (ServiceApi outside = new ServiceApi(request -> Answer.json(Map.of()))) {
            String evil =
                    "<img src=\"%s/image\"/><script>document.title = 'taken'</script></body>".formatted(outside.url());
            Files.writeString(page, Files.readString(page).replace("</body>", evil));

            Seen seen = open(browser);

            assertThat(outside.asked()).isEmpty();
            assertThat(seen.dom()).contains("<title>Pintail: ducks</title>").contains("/image");
            assertThat(seen.console())
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allMatch(line -> line.contains("Content Security Policy"));
        }
    }

    private Seen open(Path browser) throws IOException, InterruptedException {
        Path out = folder.resolve("dom.html");
        Path err = folder.resolve("browser.log");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox", // as root in a container; the page is ours
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--enable-logging=stderr",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(err)).isZero();
        List<String> console = new ArrayList<>();
        for (String line : Files.readString(err, UTF_8).split("\\R", -1)) {
            if (line.contains("CONSOLE")) {
                console.add(line);
            }
        }
        return new Seen(Files.readString(out), console);
    }

    private static Path browser() {
        Optional<Path> found = NAMES.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "NOTICE: there is no Chromium on the path.");
        return found.orElseThrow();
    }
}
