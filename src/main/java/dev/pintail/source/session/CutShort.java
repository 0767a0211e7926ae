package dev.pintail.source.session;

/**
 * Reading has to end here, though nothing is wrong: the time that was left is over, or does not suffice for a wait.
 *
 * <p>A reader takes it for no failure: what was read is kept, and the stream is not at its end.
 */
public final class CutShort extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CutShort(String reason) {
        super(reason, null, false, false);
    }
}
