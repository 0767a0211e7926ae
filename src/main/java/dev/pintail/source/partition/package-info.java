/** Which partitions a stream has. */
package dev.pintail.source.partition;
