/** What happens to a configuration before it is used: validation against the spec, migration, transformation. */
package dev.pintail.source.config;
