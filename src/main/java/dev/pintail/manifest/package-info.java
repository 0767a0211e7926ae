/**
 * Manifests: from YAML to {@linkplain dev.pintail.manifest.component component records}.
 *
 * <p>{@link dev.pintail.manifest.ManifestLoader} goes through the steps in order: the text becomes values
 * ({@code yaml}), references are replaced, types and {@code $parameters} are handed down, and the records are read, which is the
 * validation.
 */
package dev.pintail.manifest;
