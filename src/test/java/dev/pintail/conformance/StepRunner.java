package dev.pintail.conformance;

import dev.pintail.conformance.ConnectorCase.Step;
import dev.pintail.source.http.Transport;
import dev.pintail.source.session.Clock;

/** Runs one command of a case as a fresh connector process would, in the world that the recording describes. */
@FunctionalInterface
interface StepRunner {
    /** Everything the command said; a failure is written into the outcome, only errors of the runner itself are thrown. */
    Outcome run(ConnectorCase connector, Step step, Transport transport, Clock clock);
}
