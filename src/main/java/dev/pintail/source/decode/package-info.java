/**
 * Bytes become values: JSON, JSON lines, CSV, XML, compressed or not (cdk-semantics 4.11).
 *
 * <p>Everything but JSON and XML is read while it arrives and needs no more memory than one value.
 */
package dev.pintail.source.decode;
