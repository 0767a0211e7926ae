package dev.pintail.template.value;

/** Stands for "there is no such thing" where null is a value. */
public enum Absent {
    ABSENT
}
