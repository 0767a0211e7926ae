/**
 * What can go wrong, said once: a sealed tree of exceptions, each with a stable {@link dev.pintail.error.ErrorCode}.
 *
 * <p>Every room throws from this tree; the doors (command, function) map it to exit codes and HTTP statuses in one
 * place each. A message never contains a secret.
 */
package dev.pintail.error;
