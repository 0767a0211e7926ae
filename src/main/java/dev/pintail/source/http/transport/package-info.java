/**
 * HTTP/1.1 over sockets: the only part of the program that connects to an API.
 *
 * <p>Not {@code java.net.http.HttpClient}, for three reasons. It resolves names itself, so an address checked before may not
 * be the one it connects to. It lower-cases and sorts the names of response headers, which manifests see
 * ({@code headers['X-Next-Page']}). It has no time-out for a body that stops coming. HTTP/2 would lower-case the names too;
 * the reference does not speak it either.
 */
package dev.pintail.source.http.transport;
