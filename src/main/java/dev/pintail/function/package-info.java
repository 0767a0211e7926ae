/** The function that Lambda calls: it translates events into requests and results into answers, nothing else. */
package dev.pintail.function;
