/**
 * From the text of a template to an immutable tree: lexer, parsers, and what can be read off the tree without running it.
 *
 * <p>The grammar is Jinja2's with its default delimiters and no extensions.
 */
package dev.pintail.template.syntax;
