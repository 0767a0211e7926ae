package dev.pintail.warehouse;

import java.nio.file.Path;

class MemoryRowsTest extends RecordInputSuite {
    @Override
    RecordInput input(Sql sql, Path folder) {
        return TableFunctionInput.register(
                sql, new MemoryRows.Factory(VectorMemory.find().orElseThrow()));
    }
}
