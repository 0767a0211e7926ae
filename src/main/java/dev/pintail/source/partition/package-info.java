/**
 * Which partitions a stream has: a list, the records of parents, and combinations of these (cdk-semantics 6.2).
 *
 * <p>{@link dev.pintail.source.partition.PartitionRouters} builds a {@link dev.pintail.source.partition.PartitionRouter};
 * whoever builds streams gives it the {@link dev.pintail.source.partition.ParentStreams}.
 */
package dev.pintail.source.partition;
