/**
 * Replays recordings of the reference and compares.
 *
 * <p>{@link dev.pintail.conformance.ConformanceTest} is the suite; every folder of recordings has one {@link
 * dev.pintail.conformance.CaseGroup} that turns its files into cases. The recordings lie in the folder that the system
 * property {@code conformance.dir} names (default {@code ../shared/conformance}; skipped when absent) and in this project's
 * own {@code src/test/resources/conformance}, which has the same layout. Beside the latter, {@code known-failures.txt} lists
 * cases that do not pass yet, and {@code differences.txt} those that never shall, with the reason; both lists can only shrink.
 */
package dev.pintail.conformance;
