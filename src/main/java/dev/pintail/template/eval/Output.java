package dev.pintail.template.eval;

import dev.pintail.template.value.Budget;

/** The text that statements print, paid for as it grows. */
final class Output {
    private final StringBuilder text = new StringBuilder();
    private final Budget budget;

    Output(Budget budget) {
        this.budget = budget;
    }

    void append(String part) {
        budget.text(part.length());
        text.append(part);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
