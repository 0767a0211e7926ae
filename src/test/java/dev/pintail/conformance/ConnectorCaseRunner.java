package dev.pintail.conformance;

import dev.pintail.conformance.ConnectorCase.Step;
import dev.pintail.conformance.ScriptedTransport.UnrecordedRequest;
import java.util.Optional;

/**
 * Replays all steps of a case and reports the first divergence from the recording.
 *
 * <p>Steps know nothing of each other, so a single one may differ on purpose: {@code differences.txt} lists it as {@code
 * <case>#<step>}, counted from 1, and the others are compared nevertheless.
 */
final class ConnectorCaseRunner {
    private final StepRunner runner;
    private final ListedCases differences;

    ConnectorCaseRunner(StepRunner runner, ListedCases differences) {
        this.runner = runner;
        this.differences = differences;
    }

    /** The runner of the project's own source, with the differences that are listed. */
    static ConnectorCaseRunner ofDeclarativeSource() {
        return new ConnectorCaseRunner(
                new DeclarativeSourceSteps(),
                ListedCases.read(Conformance.ownFolder().resolve("differences.txt")));
    }

    /** The first divergence that is not listed, or a listed one that is none; empty when everything is as it should be. */
    Optional<Divergence> divergence(String id, ConnectorCase connector) {
        for (int i = 0; i < connector.steps().size(); i++) {
            Optional<Divergence> found = divergence(connector, connector.steps().get(i));
            if (differences.contains(id + "#" + (i + 1))) {
                found = found.isPresent()
                        ? Optional.empty()
                        : Optional.of(new Divergence(0, "difference", "listed as one", "as recorded: strike it off"));
            }
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
