/** Signed requests to AWS, for whoever needs one call and not a client: secrets, manifests and files in S3, the function's next invocation. */
package dev.pintail.aws;
