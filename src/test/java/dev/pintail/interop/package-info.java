/**
 * Runs the recorded PyAirbyte cases ({@code ../shared/interop}) and compares the database with what PyAirbyte left.
 *
 * <p>{@link dev.pintail.interop.InteropCase} is a folder, {@link dev.pintail.interop.InteropSource} gives the messages of a
 * run (the real source, or {@link dev.pintail.interop.RecordedSource}, which cuts the records out of the recorded bodies),
 * {@link dev.pintail.interop.InteropRunner} loads them, {@link dev.pintail.interop.DatabaseDump} reads the database and
 * {@link dev.pintail.interop.DumpDifferences} compares by the rules of that folder's README.
 */
package dev.pintail.interop;
