/** Where the reading of a stream stands, finer than its state says: which slices and pages have been read. */
package dev.pintail.source.bookmark;
