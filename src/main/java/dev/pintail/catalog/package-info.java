/** Where manifests come from: a file, a URL, the connector registry. */
package dev.pintail.catalog;
