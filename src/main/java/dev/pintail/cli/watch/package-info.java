/** What can be seen of a run while it goes on: requests, waits, rows; and how that is shown on a terminal. */
package dev.pintail.cli.watch;
