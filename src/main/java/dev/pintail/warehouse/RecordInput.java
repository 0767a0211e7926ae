package dev.pintail.warehouse;

/** A way of bringing records from this program into a table. */
interface RecordInput {
    /**
     * Inserts the batch's records; all or, when it throws, none.
     *
     * @param sql the connection that sees the table, in whose transaction, if there is one, the rows come
     */
    void insert(Sql sql, RowTable table, RecordBatch batch);
}
