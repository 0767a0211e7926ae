/** What tells whether two texts are the same. */
package dev.pintail.digest;
