/** Measurements to run by hand: small programs that print numbers, not tests. */
package dev.pintail.bench;
