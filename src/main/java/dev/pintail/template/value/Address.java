package dev.pintail.template.value;

/** The memory address that Python shows when it prints a function or a generator. Ours is always the same: nobody wants it. */
public final class Address {
    public static final String TEXT = "0x7f0000000000";

    private Address() {}
}
