package dev.pintail.secret;

import java.util.concurrent.CountDownLatch;

/** Waits in a stand-in's thread. */
final class Uninterrupted {
    private Uninterrupted() {}

    /** Returns when the latch is open, or the thread is to end. */
    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
