package dev.pintail.warehouse;

class TableFunctionLoadingTest extends LoadingSuite {
    @Override
    BulkPath path() {
        return BulkPath.TABLE_FUNCTION;
    }
}
