package dev.pintail.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A new {@link Ducks} for each test of a class. */
abstract class DucksFixture {
    @TempDir
    Path folder;

    Ducks ducks;

    @BeforeEach
    final void startDucks() {
        ducks = new Ducks(folder);
    }

    @AfterEach
    final void stopDucks() {
        ducks.close();
    }
}
