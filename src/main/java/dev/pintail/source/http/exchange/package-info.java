/** One exchange above the transport: cookies, redirects, content encodings; what Python's {@code requests.Session} does. */
package dev.pintail.source.http.exchange;
