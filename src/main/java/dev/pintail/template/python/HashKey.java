package dev.pintail.template.python;

/** A value as a key of a Java hash table, with Python's equality. */
record HashKey(Object value) {
    /** @throws PythonError.TypeError if the value is not hashable */
    HashKey {
        Equality.requireHashable(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HashKey that && Equality.equal(value, that.value);
    }

    @Override
    public int hashCode() {
        return Equality.hash(value);
    }
}
