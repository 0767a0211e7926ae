package dev.pintail.template.value;

import java.time.InstantSource;

/** What functions, methods and filters may know about the evaluation that calls them. */
public interface Evaluation {
    InstantSource clock();

    Budget budget();

    /** Whether printed values are escaped for HTML here. */
    boolean escaping();

    /** Applies the filter of this name; filters that call filters need it. */
    Object filter(String name, Object value, CallArguments arguments);

    /** Applies the test of this name. */
    boolean test(String name, Object value, CallArguments arguments);
}
