/** One slice becomes pages of records. */
package dev.pintail.source.retrieve;
