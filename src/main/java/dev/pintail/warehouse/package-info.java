/**
 * The warehouse: names, types, tables, loading and state, in DuckDB and MotherDuck.
 *
 * <p>Read in this order: {@link dev.pintail.warehouse.Warehouse} opens a {@link dev.pintail.warehouse.Target},
 * {@link dev.pintail.warehouse.Loader} takes the records of one {@link dev.pintail.warehouse.LoadedStream} and commits them
 * with their state, {@link dev.pintail.warehouse.StateStore} gives the state back. Tables, columns, types and the
 * {@code _airbyte_} tables are those of PyAirbyte, so that a database can move between the two; our own begin with
 * {@code _pintail_}.
 */
package dev.pintail.warehouse;
