/** A run as one page that needs nothing else. */
package dev.pintail.cli.report;
