package dev.pintail.warehouse;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Pages of records on their way to a statement that inserts them: one thread puts them in, another takes records out. Who is too fast
 * waits for the other. Thread-safe.
 */
final class RecordFeed {
    private final long capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<RecordPage> pages = new ArrayDeque<>();
    private int takenOfFirst;
    private long waiting;
    private boolean ended;
    private boolean abandoned;

    /** @param capacity how many records may wait before another page has to */
    RecordFeed(long capacity) {
        this.capacity = capacity;
    }

    /** Some records of one page: from, inclusive, to, exclusive. */
    record Share(RecordPage page, int from, int to) {
        int size() {
            return to - from;
        }
    }

    /** Adds a page, once there is room; false if nobody takes records any more. */
    boolean put(RecordPage page) {
        lock.lock();
        try {
            while (waiting >= capacity && !abandoned) {
                changed.awaitUninterruptibly();
            }
            if (page.size() > 0) {
                pages.add(page);
                waiting += page.size();
                changed.signalAll();
            }
            return !abandoned;
        } finally {
            lock.unlock();
        }
    }

    /** How many records nobody has taken yet. */
    long waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** No more pages will come. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody wants the records any more, or nobody can take them: who waits goes on. */
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes at most so many records. If there are none it waits for some, and gives nothing only when the feed has ended.
     *
     * @throws CancellationException if the feed was abandoned
     */
    Optional<Share> take(int most) {
        lock.lock();
        try {
            while (pages.isEmpty() && !ended && !abandoned) {
                changed.awaitUninterruptibly();
            }
            return takeNow(most);
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #take}, but gives nothing also when there are no records at this moment. */
    Optional<Share> poll(int most) {
        lock.lock();
        try {
            return takeNow(most);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Share> takeNow(int most) {
        if (abandoned) {
            throw new CancellationException("the records are not wanted any more");
        }
        if (pages.isEmpty()) {
            return Optional.empty();
        }
        RecordPage page = pages.element();
        Share share = new Share(page, takenOfFirst, Math.min(page.size(), takenOfFirst + most));
        if (share.to() == page.size()) {
            pages.remove();
            takenOfFirst = 0;
        } else {
            takenOfFirst = share.to();
        }
        if (waiting >= capacity) {
            changed.signalAll(); // who puts pages in may be waiting
        }
        waiting -= share.size();
        return Optional.of(share);
    }
}
