package dev.pintail.template.python;

import java.util.regex.Pattern;

/** File name patterns as {@code fnmatch.fnmatchcase} has them: {@code *}, {@code ?}, {@code [seq]}, {@code [!seq]}. Immutable. */
public final class Fnmatch {
    private final Pattern pattern;

    private Fnmatch(Pattern pattern) {
        this.pattern = pattern;
    }

    public static Fnmatch of(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); ) {
            int c = glob.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '[' -> i = bracket(glob, i, regex);
                default -> regex.append(quote(c));
            }
        }
        return new Fnmatch(Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    /**
     * Whether the pattern covers the whole name.
     *
     * @throws PythonError.ValueError if so many stars meet so long a name that it would take for ever to say
     */
    public boolean matches(String name) {
        return pattern.matcher(new BoundedText(name, new RegexBudget())).matches();
    }

    /** Translates the set behind an opening bracket; without a closing one the bracket means itself. */
    private static int bracket(String glob, int start, StringBuilder regex) {
        int search = start;
        if (glob.startsWith("!", search)) {
            search++;
        }
        if (glob.startsWith("]", search)) {
            search++;
        }
        int end = glob.indexOf(']', search);
        if (end < 0) {
            regex.append("\\[");
            return start;
        }
        boolean negated = glob.startsWith("!", start);
        StringBuilder members = new StringBuilder();
        for (int i = negated ? start + 1 : start; i < end; ) {
            int from = glob.codePointAt(i);
            i += Character.charCount(from);
            if (glob.startsWith("-", i) && i + 1 < end) {
                int to = glob.codePointAt(i + 1);
                i += 1 + Character.charCount(to);
                if (from <= to) {
                    members.append(quote(from)).append('-').append(quote(to));
                }
            } else {
                members.append(quote(from));
            }
        }
        if (members.isEmpty()) {
            regex.append(negated ? "." : "(?!)");
        } else {
            regex.append(negated ? "[^" : "[").append(members).append(']');
        }
        return end + 1;
    }

    private static String quote(int codePoint) {
        return "\\x{%x}".formatted(codePoint);
    }
}
