/** One stream put together from its definition in the manifest. */
package dev.pintail.source.stream;
