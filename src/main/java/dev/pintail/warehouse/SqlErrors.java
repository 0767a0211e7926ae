package dev.pintail.warehouse;

import static dev.pintail.error.ErrorCode.LEASE_HELD;
import static dev.pintail.error.ErrorCode.WAREHOUSE_AUTH_FAILED;
import static dev.pintail.error.ErrorCode.WAREHOUSE_FAILED;
import static dev.pintail.error.ErrorCode.WAREHOUSE_FULL;
import static dev.pintail.error.ErrorCode.WAREHOUSE_LOCKED;
import static dev.pintail.error.ErrorCode.WAREHOUSE_READ_ONLY;
import static dev.pintail.error.ErrorCode.WAREHOUSE_SCHEMA_MISMATCH;
import static dev.pintail.error.ErrorCode.WAREHOUSE_UNAVAILABLE;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a driver error means. DuckDB gives neither SQLState nor a vendor code, so the text decides; the token is cut out of
 * it. Immutable.
 *
 * @param location names the database in messages
 * @param secrets texts that must not show
 */
record SqlErrors(Location location, List<String> secrets) {
    private static final Pattern HOLDER = Pattern.compile("Conflicting lock is held in (.*?) ?\\(PID (\\d+)\\)");
    private static final Pattern PROCESS = Pattern.compile("\\(process (\\d+)\\)$");
    private static final Pattern JAVA_TRACE = Pattern.compile("\\n\\s*at [\\w.$/]+\\(.*", Pattern.DOTALL);

    private static final String NO_DATABASE = "there is no such database";

    /** The first rule of which a text occurs in the message is the one that counts. */
    private record Rule(ErrorCode code, String message, String hint, List<String> texts) {}

    private static final List<Rule> RULES = List.of(
            // First those that may quote data, so that no text in it is taken for something else.
            rule(
                    WAREHOUSE_SCHEMA_MISMATCH,
                    "the table cannot take a value of the stream",
                    "Compare the table's columns with the stream's schema; replacing the table accepts the new schema.",
                    "Conversion Error:",
                    "Mismatch Type Error:",
                    "Constraint Error:"),
            rule(
                    WAREHOUSE_UNAVAILABLE,
                    "another program changed the same table at the same time",
                    "Run the sync again.",
                    "write-write conflict",
                    "Transaction conflict",
                    "TransactionContext Error: Conflict",
                    "Conflict on "),
            rule(
                    LEASE_HELD,
                    "another run in this process has the database open",
                    "Run one sync at a time on a database file.",
                    "Unique file handle conflict"),
            rule(
                    WAREHOUSE_AUTH_FAILED,
                    "MotherDuck refused the token",
                    "Set a valid MotherDuck access token; tokens expire and can be revoked.",
                    "Invalid MotherDuck token",
                    "not authenticated",
                    "Jwt is expired",
                    "Jwt verification fails"),
            rule(
                    WAREHOUSE_READ_ONLY,
                    "it can be read but not written",
                    "Give this user the right to write the file and its folder; at MotherDuck, use a read/write token.",
                    "Permission denied",
                    "Read-only file system",
                    "read-only mode",
                    "read scaling",
                    "read-scaling",
                    "Read Scaling"),
            rule(
                    WAREHOUSE_FULL,
                    "no space is left",
                    "Make room on the disk of the database and of the temporary directory.",
                    "No space left on device",
                    "Disk quota exceeded",
                    "File too large",
                    "max_temp_directory_size",
                    "Could not write all bytes"),
            rule(
                    WAREHOUSE_FULL,
                    "DuckDB ran out of its memory limit",
                    "Raise the memory limit, lower the number of threads, or set a temporary directory.",
                    "Out of Memory Error:"),
            rule(
                    WAREHOUSE_FAILED,
                    "the file is not a DuckDB database, or it is damaged",
                    "Name another file, or restore it from a backup.",
                    "not a valid DuckDB database file",
                    "Corrupt database file",
                    "Corrupt WAL file",
                    "Serialization Error:"),
            rule(
                    WAREHOUSE_FAILED,
                    "it needs another version of DuckDB",
                    "This program has DuckDB 1.5.6: write the file with that or an older version; MotherDuck lists the versions"
                            + " that it accepts.",
                    "trying to read a database file with version number",
                    "not compatible with DuckDB",
                    "not supported by MotherDuck",
                    "client version"),
            rule(
                    WAREHOUSE_FAILED,
                    NO_DATABASE,
                    "Create it first (CREATE DATABASE at MotherDuck), or correct the name.",
                    "no database/share named",
                    "Catalog Error: Database"),
            rule(
                    WAREHOUSE_UNAVAILABLE,
                    "the MotherDuck extension cannot be loaded",
                    "Check the network, or put the extension into the extension directory.",
                    "Failed to download extension",
                    "extension is not available",
                    "motherduck.duckdb_extension"),
            rule(
                    WAREHOUSE_UNAVAILABLE,
                    "it cannot be reached",
                    "Check the network and run the sync again.",
                    "Could not establish connection",
                    "Connection refused",
                    "Connection reset",
                    "Connection Error:",
                    "HTTP Error:",
                    "timed out",
                    "DEADLINE_EXCEEDED",
                    "UNAVAILABLE"),
            rule(
                    WAREHOUSE_UNAVAILABLE,
                    "the file cannot be opened",
                    "Check the path.",
                    "Cannot open file",
                    "Is a directory",
                    "Not a directory"),
            rule(
                    WAREHOUSE_SCHEMA_MISMATCH,
                    "the table does not have the columns of the stream",
                    "Compare the table's columns with the stream's schema; replacing the table accepts the new schema.",
                    "Binder Error:",
                    "Catalog Error:"));

    private static Rule rule(ErrorCode code, String message, String hint, String... texts) {
        return new Rule(code, message, hint, List.of(texts));
    }

    /** Whether there is no database of the name that was to be attached. */
    static boolean isUnknownDatabase(WarehouseException e) {
        return e.getMessage().contains(": " + NO_DATABASE + " (");
    }

    /** Whether the process that had the file open exists no more, or is about to end: what it runs cannot be told then. */
    static boolean holderHasEnded(WarehouseException locked) {
        Matcher process = PROCESS.matcher(locked.getMessage());
        return process.find()
                && ProcessHandle.of(Long.parseLong(process.group(1)))
                        .flatMap(holder -> holder.info().command())
                        .isEmpty();
    }

    WarehouseException of(SQLException e) {
        String text = clean(e.getMessage());
        Matcher holder = HOLDER.matcher(text);
        if (holder.find() && ThisProgram.isRunBy(Long.parseLong(holder.group(2)))) {
            return new WarehouseException(
                    LEASE_HELD,
                    "another run has %s open (process %s)".formatted(location, holder.group(2)),
                    "Run one sync at a time on a database file.",
                    withoutSecrets(e));
        }
        if (holder.reset().find()) {
            return new WarehouseException(
                    WAREHOUSE_LOCKED,
                    "%s is open in another program: %s (process %s)"
                            .formatted(
                                    location, holder.group(1).isBlank() ? "unknown" : holder.group(1), holder.group(2)),
                    "Close it there and run the sync again.",
                    withoutSecrets(e));
        }
        for (Rule rule : RULES) {
            if (rule.texts.stream().anyMatch(text::contains)) {
                return new WarehouseException(
                        rule.code, "%s: %s (%s)".formatted(location, rule.message, text), rule.hint, withoutSecrets(e));
            }
        }
        return new WarehouseException(WAREHOUSE_FAILED, location + ": " + text, "", withoutSecrets(e));
    }

    /** One line without the driver's wrapping, the excerpt of the statement, Java stack traces and secrets. */
    String clean(String message) {
        String text = message == null ? "no message" : message;
        int wrapped = text.indexOf("closed pending query result\nError: ");
        if (wrapped >= 0) {
            text = text.substring(text.indexOf("Error: ", wrapped) + "Error: ".length());
        }
        int excerpt = text.indexOf("\nLINE ");
        if (excerpt >= 0) {
            text = text.substring(0, excerpt);
        }
        text = JAVA_TRACE.matcher(text).replaceFirst("");
        for (String secret : secrets) {
            text = text.replace(secret, "****");
        }
        return text.strip().replaceAll("\\s*\\n\\s*", " ");
    }

    /** The cause, unless its own text would tell a secret. */
    private SQLException withoutSecrets(SQLException e) {
        String message = e.getMessage();
        return message != null && secrets.stream().anyMatch(message::contains) ? new SQLException(clean(message)) : e;
    }
}
