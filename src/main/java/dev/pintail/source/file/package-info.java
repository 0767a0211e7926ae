/** Files that are downloaded for records. */
package dev.pintail.source.file;
