/** The connections file: which source goes into which database, with what configuration. */
package dev.pintail.connection;
