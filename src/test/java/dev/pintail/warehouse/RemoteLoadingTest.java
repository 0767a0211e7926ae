package dev.pintail.warehouse;

import java.nio.file.Path;

/** Loading as at MotherDuck, where stages are uploaded before they are joined; a file stands in for it. */
class RemoteLoadingTest extends LoadingSuite {
    @Override
    TestWarehouse open(Path file) {
        return TestWarehouse.openAsRemote(file);
    }
}
