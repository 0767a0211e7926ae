package dev.pintail.secret;

/** A place on this machine, or the person before it: asked without a thread or a time limit of its own. */
interface NearbyProvider extends SecretProvider {}
