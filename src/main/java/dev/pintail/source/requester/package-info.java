/**
 * A requester put together from its definition: what a request is made of, who signs it, how it is sent and judged.
 *
 * <p>Knows {@code http}, {@code auth} and {@code decode}, which do not know it.
 */
package dev.pintail.source.requester;
