package dev.pintail.template.syntax;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the names of one block get their values from, by Jinja's rules.
 *
 * <p>The subtle one: a name that only some branches of an {@code if} set counts as read from outside, even if the branch
 * always runs.
 */
final class Symbols {
    private enum Origin {
        OUTSIDE,
        ENCLOSING_BLOCK,
        PARAMETER,
        NOTHING
    }

    private final Symbols parent;
    private final Map<String, Origin> origins;
    private final Set<String> stores;

    private Symbols(Symbols parent, Map<String, Origin> origins, Set<String> stores) {
        this.parent = parent;
        this.origins = origins;
        this.stores = stores;
    }

    static Symbols root() {
        return new Symbols(null, new HashMap<>(), new HashSet<>());
    }

    /** The symbols of a block inside of this one. */
    Symbols inner() {
        return new Symbols(this, new HashMap<>(), new HashSet<>());
    }

    /** A branch of this block, to be given back to {@link #join}. */
    Symbols branch() {
        return new Symbols(parent, new HashMap<>(origins), new HashSet<>(stores));
    }

    void load(String name) {
        if (!knows(name)) {
            origins.put(name, Origin.OUTSIDE);
        }
    }

    void store(String name) {
        stores.add(name);
        if (!origins.containsKey(name)) {
            origins.put(name, enclosingKnows(name) ? Origin.ENCLOSING_BLOCK : Origin.NOTHING);
        }
    }

    void declareParameter(String name) {
        stores.add(name);
        origins.put(name, Origin.PARAMETER);
    }

    void join(List<Symbols> branches) {
        Set<String> newStores = new HashSet<>();
        branches.forEach(branch -> newStores.addAll(branch.stores));
        newStores.removeAll(stores);
        for (Symbols branch : branches) {
            origins.putAll(branch.origins);
            stores.addAll(branch.stores);
        }
        for (String name : newStores) {
            origins.put(name, enclosingKnows(name) ? Origin.ENCLOSING_BLOCK : Origin.OUTSIDE);
        }
    }

    void collectOutside(Set<String> names) {
        origins.forEach((name, origin) -> {
            if (origin == Origin.OUTSIDE) {
                names.add(name);
            }
        });
    }

    private boolean knows(String name) {
        return origins.containsKey(name) || enclosingKnows(name);
    }

    private boolean enclosingKnows(String name) {
        return parent != null && parent.knows(name);
    }
}
