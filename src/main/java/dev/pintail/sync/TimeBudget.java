package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.read.StopSignal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How much time a run has left, and what is still worth beginning.
 *
 * <p>Two moments lie before the deadline. After the first no page is begun any more; at the second, requests that are still
 * unanswered are broken off, so that what was read can be committed. Their distance from the deadline follows what commits
 * and pages have taken so far, since a file commits in milliseconds and a cloud database in seconds. Thread-safe.
 */
final class TimeBudget implements StopSignal {
    /** For the last lines of a run besides its commits. */
    private static final Duration LEAST_MARGIN = Duration.ofMillis(300);

    private static final Duration LONGEST_PAGE = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Deadline deadline;
    private final Instant start;
    private Duration commit = Duration.ofMillis(250);
    private Duration page = Duration.ZERO;
    private int waiting;
    private volatile boolean stopped;
    private volatile boolean brokenOff;

    /** @param start when the run began: a margin is never more than a part of the whole time */
    TimeBudget(InstantSource clock, Deadline deadline, Instant start) {
        this.clock = requireNonNull(clock, "clock is null");
        this.deadline = requireNonNull(deadline, "deadline is null");
        this.start = requireNonNull(start, "start is null");
    }

    boolean limited() {
        return deadline.at().isPresent();
    }

    @Override
    public boolean requested() {
        if (!stopped
                && (deadline.early().requested()
                        || (limited() && !clock.instant().isBefore(stop())))) {
            stopped = true;
        }
        return stopped;
    }

    @Override
    public boolean brokenOff() {
        return brokenOff;
    }

    /** Tells that requests were broken off. */
    void breakOff() {
        stopped = true;
        brokenOff = true;
    }

    /** Whether something has to end although nothing is wrong with it. */
    boolean cutsShort() {
        return stopped;
    }

    /** Tells that something ended early because its wait would have taken too long. */
    void cutShort() {
        stopped = true;
    }

    /** After this, no page is begun. */
    synchronized Instant stop() {
        return end().minus(atMost(page.multipliedBy(3).dividedBy(2), 4));
    }

    /** At this moment requests are broken off. */
    synchronized Instant end() {
        Duration commits = commit.multipliedBy(2L * Math.max(1, waiting));
        return deadline.at().orElse(Instant.MAX).minus(atMost(LEAST_MARGIN.plus(commits), 3));
    }

    /** How long a wait or a request may take from now on; never negative. */
    Duration left() {
        Duration left = Duration.between(clock.instant(), end());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** How long rows may wait for their commit: in a short run not as long as in one without an end. */
    Duration shorten(Duration age) {
        return limited() ? atMost(age, 10) : age;
    }

    /** Not more than the given part of the whole time. */
    private Duration atMost(Duration margin, int part) {
        Duration whole =
                Duration.between(start, deadline.at().orElse(Instant.MAX)).dividedBy(part);
        return margin.compareTo(whole) > 0 ? whole : margin;
    }

    /** Tells how long a commit has taken. */
    synchronized void committed(Duration took) {
        commit = took.compareTo(commit) > 0 ? took : commit.plus(took).dividedBy(2);
    }

    /** Tells how long the answer to a request has taken. */
    synchronized void answered(Duration took) {
        Duration known = took.compareTo(LONGEST_PAGE) > 0 ? LONGEST_PAGE : took;
        page = page.isZero() ? known : page.multipliedBy(3).plus(known).dividedBy(4);
    }

    /** Tells that a stream has, or no longer has, rows that are not committed. */
    synchronized void waiting(int streams) {
        waiting += streams;
    }
}
