/** The unit of reading: one partition, one window of its cursor. */
package dev.pintail.source.slice;
