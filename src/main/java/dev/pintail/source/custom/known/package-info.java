/** Own implementations of classes that public connectors name, written from what their documentation says they do. */
package dev.pintail.source.custom.known;
