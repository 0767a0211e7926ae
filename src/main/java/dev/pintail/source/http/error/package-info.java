/** What an answer or its absence means, and how often and when to ask again (cdk-semantics 4.8, 4.9). */
package dev.pintail.source.http.error;
