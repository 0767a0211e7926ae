/**
 * Several streams read at the same time: which stream starts when, how many threads work, and in which order everything is
 * said.
 */
package dev.pintail.source.read;
