/**
 * What a manifest can say: one record per component type, in sealed families by role.
 *
 * <p>A record's components are the properties of the format in camel case, with the format's defaults filled in. Values are
 * those of the manifest: a template is a {@code String}, a value that may be a number or a template is an {@code Object},
 * a free mapping is a {@code Map<String, Object>} of the value model. What is optional and has no default is {@code null},
 * except lists and mappings, which are empty. {@code parameters} are the component's {@code $parameters} after propagation.
 * Nobody changes the lists and maps, though not all are unmodifiable.
 *
 * <p>To add a component, write its record with {@code SHAPE} and {@code read}, and name it in its family's {@code SHAPE}. The
 * compiler then shows every {@code switch} that has to know it.
 */
package dev.pintail.manifest.component;
