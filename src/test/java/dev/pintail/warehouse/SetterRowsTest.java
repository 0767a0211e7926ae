package dev.pintail.warehouse;

class SetterRowsTest extends RecordInputSuite {
    @Override
    ChunkRows.Factory chunks() {
        return new SetterRows.Factory();
    }
}
