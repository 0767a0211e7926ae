package dev.pintail.warehouse;

class NdjsonLoadingTest extends LoadingSuite {
    @Override
    BulkPath path() {
        return BulkPath.NDJSON;
    }
}
