/** How one page leads to the next (cdk-semantics 5.2): strategies, where tokens go, and the guard against endless paging. */
package dev.pintail.source.paging;
