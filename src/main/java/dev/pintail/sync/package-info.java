/** One run: from a request and a connection to rows, state and a result. */
package dev.pintail.sync;
