/**
 * The declarative runtime: check, discover and read for a manifest, with the reference's requests, records and state.
 *
 * <p>Sub-packages by concept, each knowing only those before it: {@code session} and {@code slice} (what everything
 * shares), {@code http} (one exchange), {@code decode} (bytes become values), {@code auth} and {@code requester} (a
 * manifest's request, signed, judged and retried), {@code extract} and {@code transform} (a response becomes records),
 * {@code paging} and {@code retrieve} (one slice becomes pages), {@code partition} and {@code cursor} (which slices there
 * are, and what state they leave), {@code schema}, {@code async}, and {@code stream} (one stream put together from its
 * definition).
 */
package dev.pintail.source;
