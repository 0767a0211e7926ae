/** Answers kept for the rest of the run, so that what several streams ask for is asked once (cdk-semantics 4.6). */
package dev.pintail.source.http.cache;
