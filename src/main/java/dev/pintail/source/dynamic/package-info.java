/** Streams that are made by filling a template (cdk-semantics 1.8). */
package dev.pintail.source.dynamic;
