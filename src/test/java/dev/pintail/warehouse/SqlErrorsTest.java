package dev.pintail.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.WarehouseException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlErrorsTest {
    private final SqlErrors errors =
            new SqlErrors(new Location.MotherDuck("sales", "token-for-tests"), List.of("token-for-tests"));

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            IO Error: Permission denied                                                                ; WAREHOUSE_READ_ONLY
            Invalid Input Error: Cannot execute statement of type "CREATE" on database "w" which is attached in read-only mode! ; WAREHOUSE_READ_ONLY
            Binder Error: Cannot execute writes with a read scaling token                              ; WAREHOUSE_READ_ONLY
            Out of Memory Error: could not allocate block of size 256.0 KiB (18.8 MiB/19.0 MiB used)   ; WAREHOUSE_FULL
            IO Error: Could not write file "/x": No space left on device                               ; WAREHOUSE_FULL
            IO Error: Corrupt database file: computed checksum 82 does not match stored checksum 16    ; WAREHOUSE_FAILED
            IO Error: Trying to read a database file with version number 999, but we can only read 64  ; WAREHOUSE_FAILED
            Invalid Input Error: Initialization function "motherduck_init" threw: Your request is not authenticated. Please check your MotherDuck token. ; WAREHOUSE_AUTH_FAILED
            Invalid Input Error: Invalid MotherDuck token: revoked                                     ; WAREHOUSE_AUTH_FAILED
            Binder Error: no database/share named 'sales' found                                        ; WAREHOUSE_FAILED
            TransactionContext Error: Conflict on tuple deletion!                                      ; WAREHOUSE_UNAVAILABLE
            TransactionContext Error: Catalog write-write conflict on create with "t"                  ; WAREHOUSE_UNAVAILABLE
            IO Error: Failed to download extension "motherduck" at URL "http://x"                      ; WAREHOUSE_UNAVAILABLE
            MotherDuck extension is not available for this DuckDB version                              ; WAREHOUSE_UNAVAILABLE
            IO Error: Could not establish connection error for HTTP GET                                ; WAREHOUSE_UNAVAILABLE
            Conversion Error: Could not convert string 'Permission denied' to INT64                    ; WAREHOUSE_SCHEMA_MISMATCH
            Binder Error: Table "t" does not have a column with name "x"                               ; WAREHOUSE_SCHEMA_MISMATCH
            Catalog Error: Table with name t does not exist!                                           ; WAREHOUSE_SCHEMA_MISMATCH
            INTERNAL Error: this cannot be                                                             ; WAREHOUSE_FAILED
            """)
    void aDriverTextHasACode(String text, ErrorCode code) {
        assertThat(errors.of(new SQLException(text)).code()).isEqualTo(code);
    }

    @Test
    void theDriversWrappingTheExcerptAndStackTracesAreCutOff() {
        assertThat(errors.clean("""
                Invalid Input Error: Attempting to execute an unsuccessful or closed pending query result
                Error: Catalog Error: Table with name x does not exist!
                Did you mean "y"?

                LINE 1: SELECT * FROM x
                                      ^""")).isEqualTo("Catalog Error: Table with name x does not exist! Did you mean \"y\"?");
        assertThat(
                        errors.clean(
                                "Invalid Input Error: java.lang.IllegalStateException: oh\n\tat a.b.C.d(C.java:1)\n\tat e.F.g(F.java:2)"))
                .isEqualTo("Invalid Input Error: java.lang.IllegalStateException: oh");
        assertThat(errors.clean(null)).isEqualTo("no message");
    }

    @Test
    void theTokenIsInNeitherMessageNorCause() {
        WarehouseException e =
                errors.of(new SQLException("Parser Error: syntax error in SET motherduck_token = 'token-for-tests"));
        assertThat(e).hasMessageContaining("****").hasMessageNotContaining("token-for-tests");
        assertThat(e.getCause()).hasMessageNotContaining("token-for-tests");
        assertThat(new Location.MotherDuck("sales", "token-for-tests")).hasToString("md:sales");
    }

    @Test
    void theHolderOfALockIsNamed() {
        WarehouseException e = errors.of(
                new SQLException(
                        "IO Error: Could not set lock on file \"/x.duckdb\": Conflicting"
                                + " lock is held in /usr/bin/duckdb (PID 123). See also https://duckdb.org/docs/stable/connect/concurrency"));
        assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_LOCKED);
        assertThat(e).hasMessage("md:sales is open in another program: /usr/bin/duckdb (process 123)");
    }
}
