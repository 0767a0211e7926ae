package dev.pintail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.api.LocalApi;
import dev.pintail.json.JsonReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The native executable as a Lambda function. (The JVM build has no poll loop of its own; SyncFunctionTest covers it.) */
class FunctionIT {
    @TempDir
    private Path folder;

    @BeforeEach
    void onlyTheExecutableHasThePollLoop() {
        assumeTrue(PintailProcess.isNative(), "NOTICE: the function is run as a process only with -Dnative.");
    }

    @Test
    void eventsAreAnsweredOneAfterTheOtherAndAFailureDoesNotEndTheFunction() throws Exception {
        try (LocalApi api = new LocalApi(new ItemsApi(20));
                RuntimeApi lambda = new RuntimeApi()) {
            ItemsProject project = new ItemsProject(folder, api.url());
            Process function = project.pintail()
                    .with("AWS_LAMBDA_RUNTIME_API", lambda.address())
                    .start();
            try {
                Map<?, ?> first = answer(lambda.invoke("{\"connection\": \"items\"}"));
                RuntimeApi.Outcome refused = lambda.invoke("{\"conection\": \"items\"}");
                Map<?, ?> second = answer(lambda.invoke("{\"connection\": \"items\", \"streams\": [\"tags\"]}"));

                assertThat(first.get("status")).isEqualTo("SUCCEEDED");
                assertThat(first.get("rowsSynced")).isEqualTo(103L);
                assertThat(refused.error()).isTrue();
                assertThat(refused.body()).contains("unknown field").contains("Did you mean");
                assertThat(second.get("rowsSynced")).isEqualTo(3L);
            } finally {
                function.destroy();
                function.waitFor();
            }
            assertThat(project.database().count("items")).isEqualTo(100);
        }
    }

    private static Map<?, ?> answer(RuntimeApi.Outcome outcome) {
        assertThat(outcome.error()).as(outcome.body()).isFalse();
        return (Map<?, ?>) JsonReader.read(outcome.body());
    }
}
