package dev.pintail.sync;

import dev.pintail.warehouse.Location;
import dev.pintail.warehouse.Target;
import dev.pintail.warehouse.Warehouse;
import dev.pintail.warehouse.WarehouseSettings;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The database, opened when it is there already or when something is to be written.
 *
 * <p>So a locked or damaged file is told before the first request, and whoever begins at the same time finds the file locked. A file
 * that was made and in which nothing was kept is gone in the end.
 */
final class LazyWarehouse implements AutoCloseable {
    private final Target target;
    private final WarehouseSettings settings;
    private Consumer<Warehouse> firstWrite = warehouse -> {};
    private Warehouse warehouse;
    private boolean written;
    private boolean made;

    LazyWarehouse(Target target, WarehouseSettings settings) {
        this.target = target;
        this.settings = settings;
    }

    /** What is to be done before the first write. */
    void onFirstWrite(Consumer<Warehouse> action) {
        firstWrite = action;
    }

    void openIfPresent() {
        if (!isAbsentFile()) {
            open();
        }
    }

    private boolean isAbsentFile() {
        return target.location() instanceof Location.DuckDbFile file && Files.notExists(file.path());
    }

    /** The database if there is one. */
    Optional<Warehouse> present() {
        openIfPresent();
        return Optional.ofNullable(warehouse);
    }

    boolean isOpen() {
        return warehouse != null;
    }

    /** The database, to be read or to hold a lease for the time being. */
    Warehouse open() {
        if (warehouse == null) {
            made |= isAbsentFile();
            warehouse = Warehouse.open(target, settings);
        }
        return warehouse;
    }

    /** The database, to be written. */
    Warehouse write() {
        Warehouse opened = open();
        if (!written) {
            written = true;
            firstWrite.accept(opened);
        }
        return opened;
    }

    /** The database, in which something will be kept that is no row of a stream. */
    Warehouse keep() {
        made = false;
        return open();
    }

    /** Closes it, and deletes a new file in which nothing was kept; who needs it again opens it anew. */
    @Override
    public void close() {
        if (warehouse == null) {
            return;
        }
        Warehouse closing = warehouse;
        warehouse = null;
        if (made && !written && target.location() instanceof Location.DuckDbFile file) {
            closing.closeAndDelete(file.path());
        } else {
            closing.close();
        }
    }
}
