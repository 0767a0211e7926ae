package dev.pintail.template.eval;

/** A compiled statement. */
@FunctionalInterface
interface Step {
    void run(Frame frame, Output out);
}
