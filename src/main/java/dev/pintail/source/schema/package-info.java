/** Where a stream's JSON schema comes from. */
package dev.pintail.source.schema;
