package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * An open database and the schema in it that streams are loaded into.
 *
 * <p>Every {@link Loader} has a connection of its own, so streams can be loaded from several threads; their transactions
 * come one after the other. Everything else is for one thread. All methods throw
 * {@link WarehouseException}.
 */
public final class Warehouse implements AutoCloseable {
    private final Sql sql;
    private final TableName inSchema;
    private final InternalTables internalTables;
    private final TypeRule types;
    private final TableFunctionInput input;
    private final LoadingMemory memory;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final boolean remote;
    private final AtomicInteger loaders = new AtomicInteger();
    private final ReentrantLock writing = new ReentrantLock();
    private boolean prepared;
    private Instant lastNow = Instant.MIN;

    Warehouse(
            Sql sql,
            String database,
            Target target,
            TableFunctionInput input,
            LoadingMemory memory,
            InstantSource clock,
            RandomGenerator random,
            boolean remote) {
        this.sql = requireNonNull(sql, "sql is null");
        this.inSchema = new TableName(database, target.schema(), "");
        this.internalTables = new InternalTables(inSchema, target.tablePrefix());
        this.types = target.types();
        this.input = requireNonNull(input, "input is null");
        this.memory = requireNonNull(memory, "memory is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.random = requireNonNull(random, "random is null");
        this.remote = remote;
    }

    /** Opens the database; nothing is written before the first stream is registered or loaded. */
    public static Warehouse open(Target target, WarehouseSettings settings) {
        return new Connector(target, settings, StatementProbe.ofThisProcess()).open(InstantSource.system());
    }

    /** The states that earlier syncs have left. */
    public StateStore states() {
        return new StateStore(this);
    }

    /** The history of runs. */
    public RunLog runs() {
        return new RunLog(this);
    }

    /** Who may write for which connection. */
    public Leases leases() {
        return new Leases(this);
    }

    /** Where readings stand that are not at their end. */
    public Continuations continuations() {
        return new Continuations(this);
    }

    /** The results of runs that were asked for with an idempotency key. */
    public KeyedResults keyedResults() {
        return new KeyedResults(this);
    }

    /** Whether rows of a replacement wait that an earlier loader has left unfinished. */
    public boolean hasUnfinishedReplacement(String streamName) {
        TableName table = table(streamName);
        return !columns(sql, table.sibling(ReplaceWriter.NEXT + table.table())).isEmpty();
    }

    /** Encrypted tokens that no other place can keep. */
    public SecretTable secrets() {
        return new SecretTable(this);
    }

    /**
     * Puts the streams into {@code _airbyte_streams}, before they are read; PyAirbyte finds their tables by it.
     *
     * @throws WarehouseException if two of them would have the same table
     */
    public void register(String sourceName, List<LoadedStream> streams) {
        requireTablesOfTheirOwn(streams);
        prepare();
        transaction(connection -> {
            internalTables.register(connection, sourceName, streams);
            return null;
        });
    }

    /**
     * A loader for the records of one stream.
     *
     * @param sourceName the connector's name, for example {@code source-github}
     * @param continued whether a replacement that an earlier loader has left unfinished goes on; else it starts anew
     */
    public Loader loader(String sourceName, LoadedStream stream, boolean continued) {
        prepare();
        Sql own = sql.duplicate();
        try {
            return new Loader(this, own, sourceName, stream, continued, loaders.incrementAndGet());
        } catch (RuntimeException | Error e) {
            own.close();
            throw e;
        }
    }

    /** Does the work in one transaction. */
    public <T> T transaction(Function<Sql, T> work) {
        prepare();
        return inTransaction(work);
    }

    /** A table's name in SQL, for statements of the caller's own. */
    public String qualified(String table) {
        return inSchema.sibling(table).sql();
    }

    /**
     * Answers a user's own SQL, which may read the database and nothing else; names without a schema are those of the target. From
     * then on this warehouse touches no other file, so it is not to be loaded into.
     *
     * @throws dev.pintail.error.ConfigException REQUEST_INVALID if the text is wrong, or would change something
     */
    public QueryResult query(String userSql) {
        try (Sql own = sql.duplicate()) {
            return new UserQuery(inSchema, remote).answer(own, userSql);
        }
    }

    /** Closes the database; of loaders that are still open nothing is kept. */
    @Override
    public void close() {
        try (sql) {
            // At MotherDuck this would change the user's workspace, and there is no file to let go of.
            if (!remote) {
                sql.execute("DETACH " + Names.quote(inSchema.database()));
            }
        }
    }

    /**
     * Deletes the file of a database in which nothing is worth keeping, and closes it; in this order nobody else has opened it yet.
     * A file that cannot be deleted stays, without tables of streams: that is no reason to fail.
     *
     * @param file this database's
     */
    public void closeAndDelete(Path file) {
        try {
            // Then closing touches no file of this name.
            sql.execute("CHECKPOINT " + Names.quote(inSchema.database()));
            Files.delete(file);
        } catch (IOException | WarehouseException e) {
            System.getLogger(Warehouse.class.getName()).log(System.Logger.Level.WARNING, "cannot delete " + file, e);
        } finally {
            close();
        }
    }

    private void requireTablesOfTheirOwn(List<LoadedStream> streams) {
        Map<String, String> streamOfTable = new LinkedHashMap<>();
        for (LoadedStream stream : streams) {
            String table = table(stream.name()).table();
            String other = streamOfTable.put(table, stream.name());
            if (other != null) {
                throw new WarehouseException(
                        ErrorCode.WAREHOUSE_SCHEMA_MISMATCH,
                        "the streams %s and %s would both be loaded into the table %s"
                                .formatted(other, stream.name(), table),
                        "Load one of them into another schema, or with a table prefix of its own.");
            }
        }
    }

    private <T> T inTransaction(Function<Sql, T> work) {
        writing.lock();
        try {
            return sql.transaction(() -> work.apply(sql));
        } finally {
            writing.unlock();
        }
    }

    /** Transactions that write come one after the other. */
    void exclusively(Runnable work) {
        writing.lock();
        try {
            work.run();
        } finally {
            writing.unlock();
        }
    }

    /** Name to type of a table's columns, in order; empty if there is no such table. */
    public Map<String, String> columns(String table) {
        return columns(sql, inSchema.sibling(table));
    }

    /** As {@link #columns(String)}. */
    Map<String, String> columns(Sql connection, TableName table) {
        Map<String, String> columns = new LinkedHashMap<>();
        connection.query(
                "SELECT column_name, data_type FROM duckdb_columns() WHERE database_name = ? AND schema_name = ?"
                        + " AND table_name = ? ORDER BY column_index",
                row -> columns.put(row.getString(1), row.getString(2)),
                table.database(),
                table.schema(),
                table.table());
        return columns;
    }

    /** Whether columns can be compressed by zstd, as in files since DuckDB 1.2; how MotherDuck keeps them is its own affair. */
    boolean takesZstd(Sql connection) {
        return !remote
                && !connection
                        .query(
                                "SELECT 1 FROM duckdb_databases() WHERE database_name = ?"
                                        + " AND tags['storage_version'] >= 'v1.2'",
                                row -> row.getInt(1),
                                inSchema.database())
                        .isEmpty();
    }

    Optional<String> comment(Sql connection, TableName table) {
        return connection
                .query(
                        "SELECT comment FROM duckdb_tables() WHERE database_name = ? AND schema_name = ? AND table_name = ?"
                                + " AND comment IS NOT NULL",
                        row -> row.getString(1),
                        table.database(),
                        table.schema(),
                        table.table())
                .stream()
                .findFirst();
    }

    private synchronized void prepare() {
        if (!prepared) {
            inTransaction(connection -> {
                connection.execute("CREATE SCHEMA IF NOT EXISTS %s.%s"
                        .formatted(Names.quote(inSchema.database()), Names.quote(inSchema.schema())));
                internalTables.create(connection);
                return null;
            });
            prepared = true;
        }
    }

    Sql sql() {
        return sql;
    }

    InternalTables internalTables() {
        return internalTables;
    }

    TableName table(String streamName) {
        return inSchema.sibling(Names.normalise(internalTables.key(streamName)));
    }

    TableFunctionInput input() {
        return input;
    }

    LoadingMemory memory() {
        return memory;
    }

    /** Which types new columns get. */
    TypeRule types() {
        return types;
    }

    /** The time, a microsecond later at least than the last that this gave: no two checkpoints have the same. */
    synchronized Instant now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        lastNow = now.isAfter(lastNow) ? now : lastNow.plus(1, ChronoUnit.MICROS);
        return lastNow;
    }

    RandomGenerator random() {
        return random;
    }

    /** Whether statements that join need their tables on the other side of a network. */
    boolean remote() {
        return remote;
    }
}
