package dev.pintail.warehouse;

class MemoryRowsTest extends RecordInputSuite {
    @Override
    ChunkRows.Factory chunks() {
        return new MemoryRows.Factory(VectorMemory.find().orElseThrow());
    }
}
