/** How many calls an API allows in which time, so that no call is sent which it would reject (cdk-semantics 4.10). */
package dev.pintail.source.http.budget;
