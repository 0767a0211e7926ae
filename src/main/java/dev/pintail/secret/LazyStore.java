package dev.pintail.secret;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A store that is made when it is used first: what nobody refers to costs no start-up. Thread-safe. */
final class LazyStore implements SecretStore {
    private final Supplier<SecretStore> make;
    private SecretStore store;

    LazyStore(Supplier<SecretStore> make) {
        this.make = make;
    }

    @Override
    public Optional<String> secret(String name) {
        return store().secret(name);
    }

    @Override
    public boolean isWritable(String name) {
        return store().isWritable(name);
    }

    @Override
    public void requireWritable(String name) {
        store().requireWritable(name);
    }

    @Override
    public void update(String name, UnaryOperator<String> change) {
        store().update(name, change);
    }

    private synchronized SecretStore store() {
        if (store == null) {
            store = make.get();
        }
        return store;
    }
}
