/** What the build has written down of itself. */
package dev.pintail.build;
