package dev.pintail.warehouse;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/** Where the database is. */
public sealed interface Location {

    /** A DuckDB file; it and its folder are made when they are absent. */
    record DuckDbFile(Path path) implements Location {
        public DuckDbFile {
            requireNonNull(path, "path is null");
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * A database at MotherDuck; the token never shows in {@code toString}.
     *
     * @param create whether it is made when it is absent; else it must exist
     */
    record MotherDuck(String database, String token, boolean create) implements Location {
        public MotherDuck {
            requireNonNull(database, "database is null");
            requireNonNull(token, "token is null");
        }

        /** A database that must exist. */
        public MotherDuck(String database, String token) {
            this(database, token, false);
        }

        @Override
        public String toString() {
            return "md:" + database;
        }
    }
}
