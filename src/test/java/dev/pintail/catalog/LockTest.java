package dev.pintail.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockTest {
    private static final String DIGEST = "0".repeat(64);

    @TempDir
    private Path folder;

    @Test
    void comesBackAsItWasWritten() throws IOException {
        Lock lock = Lock.EMPTY
                .withPin("source-b", Version.parse("1.0.0"), locked(Optional.of(List.of("api.example.com", "*.x"))))
                .withPin("source-a", Version.parse("0.1.0-rc.1"), locked(Optional.empty()))
                .with("own/manifest.yaml", new Lock.Locked(DIGEST, Optional.empty(), Map.of("schemas/a.json", DIGEST)));
        lock.write(folder);

        assertThat(Lock.read(folder)).isEqualTo(lock);
        assertThat(Files.readString(folder.resolve(Lock.FILE)))
                .containsSubsequence("\"source-a\": \"0.1.0-rc.1\"", "\"source-b\": \"1.0.0\"", "\"own/manifest.yaml\"")
                .endsWith("}\n");
    }

    @Test
    void withoutAFileNothingIsPinned() {
        assertThat(Lock.read(folder)).isEqualTo(Lock.EMPTY);
    }

    @Test
    void anEmptyLockComesBack() throws IOException {
        Lock.EMPTY.write(folder);
        assertThat(Lock.read(folder)).isEqualTo(Lock.EMPTY);
    }

    @Test
    void aNewPinForgetsTheFormerVersion() {
        Lock lock = Lock.EMPTY
                .withPin("source-a", Version.parse("1.0.0"), locked(Optional.empty()))
                .withPin("source-a", Version.parse("2.0.0"), locked(Optional.empty()));
        assertThat(lock.manifests()).containsOnlyKeys("source-a@2.0.0");
    }

    @Test
    void aDamagedLockIsRefusedAndNotTakenForNone() throws IOException {
        for (String text : List.of(
                "",
                "{",
                "{}",
                "{\"lockVersion\": 2}",
                "{\"lockVersion\": 1, \"manifests\": {\"a\": {\"sha256\": \"12\"}}}",
                "{\"lockVersion\": 1, \"pins\": {\"a\": 1}}")) {
            Files.writeString(folder.resolve(Lock.FILE), text);
            assertThatThrownBy(() -> Lock.read(folder)).as(text).isInstanceOf(ConfigException.class);
        }
    }

    @Test
    void everybodyMayReadIt() throws IOException {
        Lock.EMPTY.write(folder);
        assertThat(Files.getPosixFilePermissions(folder.resolve(Lock.FILE))).contains(PosixFilePermission.OTHERS_READ);
    }

    private static Lock.Locked locked(Optional<List<String>> hosts) {
        return new Lock.Locked(DIGEST, hosts, Map.of());
    }
}
