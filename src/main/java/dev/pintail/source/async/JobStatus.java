package dev.pintail.source.async;

/** How far a job is; the manifest maps the API's words to these. */
enum JobStatus {
    RUNNING,
    COMPLETED,
    FAILED,
    TIMED_OUT,
    /** There is nothing to download, and that is no error. */
    SKIPPED
}
