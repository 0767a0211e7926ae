package dev.pintail.template.date;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What the texts of formats were compiled to: manifests have few of them, and use them for every record.
 *
 * <p>Keeps a bounded number of short ones, since a template can make as many different formats as it likes. Thread-safe.
 */
final class CompiledFormats<T> {
    private static final int MOST = 200;
    private static final int LONGEST = 200;

    private final Function<String, T> compile;
    private final Map<String, T> known = new ConcurrentHashMap<>();

    /** @param compile gives equal results for equal texts */
    CompiledFormats(Function<String, T> compile) {
        this.compile = compile;
    }

    T of(String format) {
        T compiled = known.get(format);
        if (compiled == null) {
            compiled = compile.apply(format);
            if (format.length() <= LONGEST && known.size() < MOST) {
                known.put(format, compiled);
            }
        }
        return compiled;
    }

    int size() {
        return known.size();
    }
}
