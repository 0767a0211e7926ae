package dev.pintail.protocol;

/** Tells texts apart that no UTF-8 can carry. */
final class HalfSurrogates {
    private HalfSurrogates() {}

    /** Whether there is a surrogate without its other half. */
    static boolean in(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }
}
