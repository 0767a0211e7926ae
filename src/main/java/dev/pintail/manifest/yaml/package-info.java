/**
 * YAML 1.1 as PyYAML's {@code safe_load} reads it: the reference's manifests and configuration values go through it.
 *
 * <p>SnakeYAML does the syntax. The types of plain scalars, merge keys, and which tags are allowed are here, because there the two
 * libraries differ.
 */
package dev.pintail.manifest.yaml;
