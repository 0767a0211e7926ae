package dev.pintail.template.python;

/** A text whose every character looked at is paid for. */
record BoundedText(String text, RegexBudget budget) implements CharSequence {
    /** @throws PythonError.ValueError if the budget is used up */
    @Override
    public char charAt(int index) {
        budget.read();
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
