package dev.pintail.warehouse;

/** A way of bringing records from this program into a stage table. */
interface RecordInput {
    /**
     * Inserts the batch's records; all or, when it throws, none.
     *
     * @param sql the connection to which the stage belongs
     */
    void insert(Sql sql, Stage stage, RecordBatch batch);
}
