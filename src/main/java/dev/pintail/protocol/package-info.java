/**
 * The Airbyte protocol as records: what a source says ({@link dev.pintail.protocol.Message}) and what it is asked to read
 * ({@link dev.pintail.protocol.ConfiguredCatalog}).
 *
 * <p>Field names and meanings are the protocol's (docs.airbyte.com, "Airbyte Protocol"); only records travel a page at a
 * time instead of one by one.
 */
package dev.pintail.protocol;
