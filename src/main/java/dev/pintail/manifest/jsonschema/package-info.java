/**
 * JSON Schema, as far as the reference checks configurations with it: the verdict is that of Python's {@code jsonschema}.
 *
 * <p>Of our own because the libraries want their own tree of nodes and their first validation takes longer than a whole cold start
 * may, while a specification needs a few dozen keywords.
 */
package dev.pintail.manifest.jsonschema;
