package dev.pintail.template.value;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The arguments of one call, evaluated. Nobody changes the arrays and maps inside. */
public final class CallArguments {
    public static final CallArguments NONE = new CallArguments(new Object[0], Map.of());

    private final Object[] positional;
    private final Map<String, Object> keywords;

    private CallArguments(Object[] positional, Map<String, Object> keywords) {
        this.positional = positional;
        this.keywords = keywords;
    }

    public static CallArguments of(Object... positional) {
        return new CallArguments(positional, Map.of());
    }

    public static CallArguments of(Object[] positional, Map<String, Object> keywords) {
        return new CallArguments(positional, keywords);
    }

    public int count() {
        return positional.length;
    }

    public Object get(int index) {
        return positional[index];
    }

    public Map<String, Object> keywords() {
        return keywords;
    }

    public List<Object> positional() {
        return Arrays.asList(positional);
    }

    /** The same without the first positional arguments. */
    public CallArguments from(int start) {
        return new CallArguments(Arrays.copyOfRange(positional, start, positional.length), keywords);
    }

    /** The same with one more positional argument in front. */
    public CallArguments after(Object first) {
        Object[] more = new Object[positional.length + 1];
        more[0] = first;
        System.arraycopy(positional, 0, more, 1, positional.length);
        return new CallArguments(more, keywords);
    }

    Object[] array() {
        return positional;
    }
}
