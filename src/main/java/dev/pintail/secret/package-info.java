/** Secrets: where they come from, how a configuration refers to them, and how they are kept out of every output. */
package dev.pintail.secret;
