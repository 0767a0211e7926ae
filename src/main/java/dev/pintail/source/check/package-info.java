/** Whether a configuration works: streams are tried with their first record. */
package dev.pintail.source.check;
