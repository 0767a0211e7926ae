/**
 * Streams whose records an API makes on demand: a job is created, polled until it is done, and its files are downloaded
 * (cdk-semantics 5.7).
 */
package dev.pintail.source.async;
