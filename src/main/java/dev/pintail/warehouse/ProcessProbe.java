package dev.pintail.warehouse;

/** The probe of a whole process, so that a test's main class can end it at any statement of a run. Set before the run begins. */
final class ProcessProbe {
    static StatementProbe probe = StatementProbe.NONE;

    private ProcessProbe() {}
}
