/** What fuzz tests share: seeds, and ways to damage a text. */
package dev.pintail.fuzz;
