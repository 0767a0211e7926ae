package dev.pintail.template.python;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression with the syntax and meaning of Python's {@code re}, run by {@code java.util.regex}.
 *
 * <p>Matching gives up after a fixed amount of work, so that a hostile pattern cannot hold a sync. Immutable and thread-safe.
 */
public final class PythonRegex {
    private final Pattern pattern;
    /** The same, but not empty. */
    private final Pattern longer;

    private final Map<String, Integer> groupNames;

    private PythonRegex(Pattern pattern, Pattern longer, Map<String, Integer> groupNames) {
        this.pattern = pattern;
        this.longer = longer;
        this.groupNames = Map.copyOf(groupNames);
    }

    /** @throws PythonError.ValueError if the pattern is not valid, or conditional ({@code (?(1)a|b)}), which Java cannot do */
    public static PythonRegex compile(String pattern) {
        RegexTranslator translator = new RegexTranslator(pattern);
        try {
            String translated = translator.translate();
            return new PythonRegex(
                    Pattern.compile(translated, translator.flags()),
                    Pattern.compile("(?:" + translated + ")(?!\\G)", translator.flags()),
                    translator.groupNames());
        } catch (PatternSyntaxException e) {
            throw new PythonError.ValueError(e.getDescription() + " at position " + e.getIndex());
        } catch (StackOverflowError e) {
            throw new PythonError.ValueError("the regular expression is nested too deeply");
        }
    }

    /** {@code re.search}: the first match anywhere. */
    public Optional<MatchResult> search(String text) {
        return search(text, new RegexBudget());
    }

    /** {@code re.search} within a budget. @throws PythonError.ValueError if it is used up, as in all methods */
    public Optional<MatchResult> search(String text, RegexBudget budget) {
        return guarded(() -> {
            Matcher matcher = matcher(text, budget);
            return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
        });
    }

    /** {@code re.match}: a match at the beginning. */
    public Optional<MatchResult> match(String text) {
        return guarded(() -> {
            Matcher matcher = matcher(text, new RegexBudget());
            return matcher.lookingAt() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
        });
    }

    /**
     * {@code re.sub}: the text with every match replaced.
     *
     * @param replacement may refer to groups as {@code \1}, {@code \g<1>}, {@code \g<name>}
     * @throws PythonError.ValueError if the replacement has a bad escape or names an unknown group
     */
    public String replaceAll(String text, String replacement) {
        return replaceAll(text, replacement, new RegexBudget());
    }

    /** {@code re.sub} within a budget. */
    public String replaceAll(String text, String replacement, RegexBudget budget) {
        RegexReplacement template = RegexReplacement.parse(
                replacement, groupNames, pattern.matcher("").groupCount());
        return guarded(() -> {
            Matcher matcher = matcher(text, budget);
            StringBuilder out = new StringBuilder();
            int end = 0;
            Optional<MatchResult> match = next(matcher, 0);
            while (match.isPresent()) {
                MatchResult found = match.get();
                out.append(text, end, found.start());
                int length = out.length();
                template.append(found, out);
                budget.write(out.length() - length);
                end = found.end();
                match = found.start() < end ? next(matcher, end) : afterEmptyMatch(text, end, matcher, budget);
            }
            return out.append(text, end, text.length()).toString();
        });
    }

    private static Optional<MatchResult> next(Matcher matcher, int start) {
        return matcher.find(start) ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    /** Behind an empty match Python looks for a longer one in the same place before it goes on. */
    private Optional<MatchResult> afterEmptyMatch(String text, int start, Matcher matcher, RegexBudget budget) {
        if (start == text.length()) {
            return Optional.empty();
        }
        Matcher here = longer.matcher(new BoundedText(text, budget))
                .region(start, text.length())
                .useAnchoringBounds(false)
                .useTransparentBounds(true);
        return here.lookingAt() ? Optional.of(here.toMatchResult()) : next(matcher, text.offsetByCodePoints(start, 1));
    }

    private Matcher matcher(String text, RegexBudget budget) {
        return pattern.matcher(new BoundedText(text, budget));
    }

    private static <T> T guarded(Supplier<T> matching) {
        try {
            return matching.get();
        } catch (StackOverflowError e) {
            throw new PythonError.ValueError("the regular expression needs too much memory for this text");
        }
    }
}
