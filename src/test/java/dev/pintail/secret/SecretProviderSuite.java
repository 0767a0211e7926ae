package dev.pintail.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.secret.SecretBackend.Situation;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every place of secrets must do. */
public abstract class SecretProviderSuite {
    @TempDir
    private Path folder;

    private SecretBackend backend;

    /** The place, set up in a folder that holds the connections file. */
    protected abstract SecretBackend backend(Path connectionsFolder) throws Exception;

    /** How references are resolved. */
    protected Asking asking() {
        return Asking.IN_PROCESS;
    }

    @BeforeEach
    void setUp() throws Exception {
        backend = backend(folder);
    }

    @AfterEach
    void tearDown() throws Exception {
        backend.close();
    }

    @Test
    void secretIsFound() {
        assertThat(ask(Situation.FOUND)).isEqualTo(SecretBackend.SECRET);
    }

    @Test
    void memberOfADocumentIsFound() {
        assertThat(ask(Situation.MEMBER)).isEqualTo(SecretBackend.SECRET);
    }

    @Test
    void memberInsideAnotherIsFoundByItsPointer() {
        assertThat(ask(Situation.POINTER)).isEqualTo("7");
    }

    @Test
    void wrongNameIsTold() {
        refused(Situation.WRONG_NAME, ErrorCode.SECRET_NOT_FOUND);
    }

    @Test
    void deniedAccessIsTold() {
        refused(Situation.DENIED, ErrorCode.SECRET_DENIED);
    }

    @Test
    void somethingThatIsNoJsonHasNoMembers() {
        refused(Situation.MALFORMED, ErrorCode.SECRET_INVALID);
    }

    @Test
    void missingMemberIsTold() {
        refused(Situation.MISSING_KEY, ErrorCode.SECRET_NOT_FOUND);
    }

    @Test
    void noAnswerInTimeIsTold() {
        refused(Situation.SLOW, ErrorCode.SECRET_UNAVAILABLE);
    }

    private void refused(Situation situation, ErrorCode code) {
        String reference = reference(situation);
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> ask(situation));

        assertThat(e).as("an error for %s", situation).isNotNull();
        assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
        assertThat(e.getMessage()).contains(reference);
        assertThat(e.getMessage() + e.hint()).doesNotContain("s3cr3t").doesNotContain("not { json");
    }

    private String ask(Situation situation) {
        String reference = reference(situation);
        Map<String, String> environment = backend.environment(situation);
        return asking().ask(environment, folder, reference);
    }

    private String reference(Situation situation) {
        assumeTrue(backend.reference(situation).isPresent(), () -> situation + " cannot happen here");
        return backend.reference(situation).orElseThrow();
    }
}
