/** Which windows are to be read, what was seen in them, and the state that says so. */
package dev.pintail.source.cursor;
