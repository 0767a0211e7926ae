package dev.pintail.warehouse;

import java.nio.file.Path;

class NdjsonInputTest extends RecordInputSuite {
    @Override
    RecordInput input(Sql sql, Path folder) {
        return new NdjsonInput(folder);
    }
}
