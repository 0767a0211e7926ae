/**
 * URLs as Python's {@code urllib.parse}, {@code urllib3} and {@code requests} see them, byte for byte.
 *
 * <p>Java's {@code URI} resolves and encodes differently, and refuses what servers accept.
 */
package dev.pintail.source.http.url;
