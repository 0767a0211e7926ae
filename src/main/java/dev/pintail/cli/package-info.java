/** The command: it translates words into requests and results into text, nothing else. */
package dev.pintail.cli;
