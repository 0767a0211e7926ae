package dev.pintail.warehouse;

import java.util.concurrent.atomic.AtomicReference;

/** The probe of a whole process, so that a test's main class can end it at any statement of a run. Set before the run begins. */
final class ProcessProbe {
    private static final AtomicReference<StatementProbe> PROBE = new AtomicReference<>(StatementProbe.NONE);

    private ProcessProbe() {}

    static StatementProbe get() {
        return PROBE.get();
    }

    static void set(StatementProbe probe) {
        PROBE.set(probe);
    }
}
