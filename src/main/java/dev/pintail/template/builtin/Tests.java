package dev.pintail.template.builtin;

import static dev.pintail.template.value.Signature.takes;

import dev.pintail.template.TemplateException;
import dev.pintail.template.TemplateObject;
import dev.pintail.template.python.PyDict;
import dev.pintail.template.value.Arithmetic;
import dev.pintail.template.value.Calls;
import dev.pintail.template.value.CharacterTests;
import dev.pintail.template.value.Comparison;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.IntegerMath;
import dev.pintail.template.value.Iteration;
import dev.pintail.template.value.Markup;
import dev.pintail.template.value.Signature;
import dev.pintail.template.value.Texts;
import dev.pintail.template.value.Undefined;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The table of all tests. */
public final class Tests {
    private static final Map<String, Test> ALL = new HashMap<>();

    static {
        Signature value = takes("value");
        Signature two = takes("a", "b");

        // What a value is
        add("defined", value, (evaluation, a) -> !(a[0] instanceof Undefined));
        add("undefined", value, (evaluation, a) -> a[0] instanceof Undefined);
        add("none", value, (evaluation, a) -> a[0] == null);
        add("boolean", value, (evaluation, a) -> a[0] instanceof Boolean);
        add("true", value, (evaluation, a) -> Boolean.TRUE.equals(a[0]));
        add("false", value, (evaluation, a) -> Boolean.FALSE.equals(a[0]));
        add("integer", value, (evaluation, a) -> IntegerMath.isInteger(a[0]) && !(a[0] instanceof Boolean));
        add("float", value, (evaluation, a) -> a[0] instanceof Double);
        add("number", value, (evaluation, a) -> a[0] instanceof Number || a[0] instanceof Boolean);
        add("string", value, (evaluation, a) -> Texts.isText(a[0]));
        add("mapping", value, (evaluation, a) -> a[0] instanceof Map || a[0] instanceof TemplateObject);
        add("iterable", value, (evaluation, a) -> Iteration.isIterable(a[0]));
        add("sequence", value, (evaluation, a) -> Iteration.isSequence(a[0]));
        add("callable", value, (evaluation, a) -> Calls.isCallable(a[0]));
        add("escaped", value, (evaluation, a) -> a[0] instanceof Markup);
        add("sameas", takes("value", "other"), (evaluation, a) -> isSame(a[0], a[1]));

        // Numbers and texts
        add("odd", value, (evaluation, a) -> isRemainder(a[0], 2L, 1L, evaluation));
        add("even", value, (evaluation, a) -> isRemainder(a[0], 2L, 0L, evaluation));
        add("divisibleby", takes("value", "num"), (evaluation, a) -> isRemainder(a[0], a[1], 0L, evaluation));
        add("lower", value, (evaluation, a) -> CharacterTests.isLower(Texts.str(a[0], evaluation.budget())));
        add("upper", value, (evaluation, a) -> CharacterTests.isUpper(Texts.str(a[0], evaluation.budget())));
        add(
                "filter",
                value,
                (evaluation, a) -> isName(a[0]) && Filters.find(Texts.of(a[0])).isPresent());
        add(
                "test",
                value,
                (evaluation, a) -> isName(a[0]) && find(Texts.of(a[0])).isPresent());

        // Comparisons, which select() and its like take by name
        for (String name : new String[] {"==", "eq", "equalto"}) {
            add(name, two, (evaluation, a) -> Comparison.equal(a[0], a[1], evaluation.budget()));
        }
        for (String name : new String[] {"!=", "ne"}) {
            add(name, two, (evaluation, a) -> !Comparison.equal(a[0], a[1], evaluation.budget()));
        }
        for (String name : new String[] {">", "gt", "greaterthan"}) {
            add(name, two, (evaluation, a) -> Comparison.less(a[1], a[0], evaluation.budget()));
        }
        for (String name : new String[] {">=", "ge"}) {
            add(name, two, (evaluation, a) -> Comparison.lessOrEqual(a[1], a[0], evaluation.budget()));
        }
        for (String name : new String[] {"<", "lt", "lessthan"}) {
            add(name, two, (evaluation, a) -> Comparison.less(a[0], a[1], evaluation.budget()));
        }
        for (String name : new String[] {"<=", "le"}) {
            add(name, two, (evaluation, a) -> Comparison.lessOrEqual(a[0], a[1], evaluation.budget()));
        }
        add("in", takes("value", "seq"), (evaluation, a) -> Comparison.contains(a[1], a[0], evaluation.budget()));
    }

    private Tests() {}

    public static Optional<Test> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** @throws TemplateException.Raised if there is none of this name */
    public static Test named(String name) {
        return find(name).orElseThrow(() -> noSuchTest(name));
    }

    /** A test that only fails. */
    public static Test missing(String name) {
        return new Test(name, takes("value").rest().otherKeywords(), (evaluation, a) -> {
            throw noSuchTest(name);
        });
    }

    private static TemplateException noSuchTest(String name) {
        return new TemplateException.Raised("TemplateRuntimeError", "No test named '" + name + "'.");
    }

    private static boolean isRemainder(Object value, Object divisor, Object remainder, Evaluation evaluation) {
        return Comparison.equal(Arithmetic.modulo(value, divisor, evaluation), remainder, evaluation.budget());
    }

    /** @throws PythonError.TypeError if it cannot be looked up at all */
    private static boolean isName(Object value) {
        return Texts.isText(value) || PyDict.hasKey(Map.of(), value);
    }

    /** Python's {@code is}: small values are one object there, so equal ones are the same here. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Object a, Object b) {
        return a == b
                || (a != null && (a instanceof Boolean || a instanceof Long || a instanceof String) && a.equals(b));
    }

    private static void add(String name, Signature signature, Test.Body body) {
        ALL.put(name, new Test(name, signature, body));
    }
}
