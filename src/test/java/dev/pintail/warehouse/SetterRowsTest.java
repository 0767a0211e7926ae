package dev.pintail.warehouse;

import java.nio.file.Path;

class SetterRowsTest extends RecordInputSuite {
    @Override
    RecordInput input(Sql sql, Path folder) {
        return TableFunctionInput.register(sql, new SetterRows.Factory());
    }
}
