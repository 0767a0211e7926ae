package dev.pintail.connection;

import org.yaml.snakeyaml.error.Mark;

/**
 * Where a setting stands.
 *
 * @param file what messages call the file, or what holds the setting instead of one
 * @param line from 1; 0 when it is no file
 */
record Place(String file, int line, int column) {
    /** Somewhere in a thing without lines. */
    static Place in(String what) {
        return new Place(what, 0, 0);
    }

    static Place of(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    @Override
    public String toString() {
        return line == 0 ? file : "%s:%d:%d".formatted(file, line, column);
    }
}
