package dev.pintail.template.eval;

/** A compiled expression. */
@FunctionalInterface
interface Code {
    Object run(Frame frame);
}
