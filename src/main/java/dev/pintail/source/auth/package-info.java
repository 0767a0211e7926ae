/** Credentials in requests, and how to come by them (cdk-semantics 4.7). */
package dev.pintail.source.auth;
