package dev.pintail.conformance;

import dev.pintail.conformance.ConnectorCase.Step;
import dev.pintail.conformance.ScriptedTransport.UnrecordedRequest;
import java.util.Optional;

/** Replays all steps of a case and reports the first divergence from the recording. */
final class ConnectorCaseRunner {
    private final StepRunner runner;

    ConnectorCaseRunner(StepRunner runner) {
        this.runner = runner;
    }

    /** The first divergence, or empty when everything is as recorded. */
    Optional<Divergence> divergence(ConnectorCase connector) {
        for (int i = 0; i < connector.steps().size(); i++) {
            Optional<Divergence> found = divergence(connector, connector.steps().get(i));
            if (found.isPresent()) {
                return Optional.of(found.get().inStep(i + 1));
            }
        }
        return Optional.empty();
    }

    private Optional<Divergence> divergence(ConnectorCase connector, Step step) {
        ScriptedTransport transport = new ScriptedTransport(step.http());
        FrozenClock clock = new FrozenClock(step.now());
        Outcome outcome;
        try {
            outcome = runner.run(connector, step, transport, clock);
        } catch (UnrecordedRequest e) {
            return transport.divergence();
        }
        outcome.waits = clock.waits();
        Optional<Divergence> requests = transport.divergence();
        return (requests.isPresent() ? requests : OutcomeComparison.divergence(step, outcome))
                .map(found -> withSaid(found, outcome));
    }

    /** A command that failed shows it in other places first. */
    private static Divergence withSaid(Divergence found, Outcome outcome) {
        if (outcome.errorMessage == null || found.what().equals("error")) {
            return found;
        }
        String said = "%s; the command failed: %s%s"
                .formatted(found.actual(), outcome.errorMessage, OutcomeComparison.said(outcome));
        return new Divergence(found.step(), found.what(), found.expected(), said);
    }
}
