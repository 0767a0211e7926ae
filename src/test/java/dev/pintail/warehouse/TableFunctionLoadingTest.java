package dev.pintail.warehouse;

import java.nio.file.Path;

class TableFunctionLoadingTest extends LoadingSuite {
    @Override
    TestWarehouse open(Path file) {
        return TestWarehouse.open(file);
    }
}
