/** Java classes that take the place of a connector's own Python classes. */
package dev.pintail.source.custom;
