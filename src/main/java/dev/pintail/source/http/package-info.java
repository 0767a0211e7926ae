/**
 * One HTTP exchange and everything around it: building the request, budgets, retries, error handling.
 *
 * <p>{@link dev.pintail.source.http.Transport} is the lowest layer and the only one that touches a socket; redirects,
 * cookies, the response cache and retries lie above it, so a recording can stand in for the network.
 */
package dev.pintail.source.http;
