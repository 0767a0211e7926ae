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
 * <p>So a locked or damaged file is told before the first request, and a run that fails before its first request makes no file.
 */
final class LazyWarehouse implements AutoCloseable {
    private final Target target;
    private final WarehouseSettings settings;
    private Consumer<Warehouse> firstWrite = warehouse -> {};
    private Warehouse warehouse;
    private boolean written;

    LazyWarehouse(Target target, WarehouseSettings settings) {
        this.target = target;
        this.settings = settings;
    }

    /** What is to be done before the first write. */
    void onFirstWrite(Consumer<Warehouse> action) {
        firstWrite = action;
    }

    void openIfPresent() {
        boolean present = switch (target.location()) {
            case Location.DuckDbFile file -> Files.exists(file.path());
            case Location.MotherDuck cloud -> true;
        };
        if (present) {
            open();
        }
    }

    /** The database if there is one. */
    Optional<Warehouse> present() {
        openIfPresent();
        return Optional.ofNullable(warehouse);
    }

    boolean isOpen() {
        return warehouse != null;
    }

    /** The database, to be read. */
    Warehouse open() {
        if (warehouse == null) {
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

    /** Closes it; who needs it again opens it anew. */
    @Override
    public void close() {
        if (warehouse != null) {
            warehouse.close();
            warehouse = null;
        }
    }
}
