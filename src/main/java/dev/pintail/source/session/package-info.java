/** What all parts of one command (check, discover or read) share. */
package dev.pintail.source.session;
