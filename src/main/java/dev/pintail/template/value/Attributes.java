package dev.pintail.template.value;

import static dev.pintail.template.value.Absent.ABSENT;

import dev.pintail.template.TemplateObject;
import dev.pintail.template.python.PyBytes;
import dev.pintail.template.python.PyTuple;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code value.name} and {@code value[index]} as Jinja's sandbox has them: each falls back to the other, what is missing is
 * undefined, and so is everything that begins with an underscore.
 */
public final class Attributes {
    /** Attributes that every Python object has; the sandbox hides them, and going through one is a security error. */
    private static final Set<String> HIDDEN = Set.of(
            "__class__",
            "__delattr__",
            "__dir__",
            "__doc__",
            "__eq__",
            "__format__",
            "__ge__",
            "__getattribute__",
            "__getstate__",
            "__gt__",
            "__hash__",
            "__init__",
            "__init_subclass__",
            "__le__",
            "__lt__",
            "__ne__",
            "__new__",
            "__reduce__",
            "__reduce_ex__",
            "__repr__",
            "__setattr__",
            "__sizeof__",
            "__str__",
            "__subclasshook__");

    private static final Set<String> HIDDEN_IN_CONTAINERS =
            Set.of("__len__", "__getitem__", "__contains__", "__iter__", "__add__", "__mul__", "__setitem__");

    private static final Set<String> HIDDEN_IN_FUNCTIONS = Set.of(
            "__call__",
            "__globals__",
            "__code__",
            "__name__",
            "__dict__",
            "__self__",
            "__module__",
            "__defaults__",
            "__closure__",
            "__qualname__",
            "mro",
            "__base__",
            "__bases__",
            "__mro__",
            "__subclasses__");

    private Attributes() {}

    /** {@code target.name}. */
    public static Object attribute(Object target, String name) {
        Object value = own(target, name);
        if (value == ABSENT) {
            value = Subscript.item(target, name);
        }
        return value == ABSENT ? Undefined.of(target, name) : value;
    }

    /** {@code target[index]}. */
    public static Object item(Object target, Object index) {
        Object value = Subscript.item(target, index);
        if (value == ABSENT) {
            String name = Texts.of(index);
            value = name == null ? ABSENT : own(target, name);
        }
        return value == ABSENT ? Undefined.of(target, index) : value;
    }

    /** {@code target[start:stop:step]}; a bound that is not given is null. */
    public static Object slice(Object target, Object start, Object stop, Object step, Budget budget) {
        return Subscript.slice(target, start, stop, step, budget);
    }

    /** Only the attribute, without falling back to the item: the filter {@code attr}. */
    public static Object attributeOnly(Object target, String name) {
        Object value = own(target, name);
        return value == ABSENT ? Undefined.of(target, name) : value;
    }

    /** The method of a value, without a {@link BoundMethod} around it, or null: the short way of a call. */
    public static BoundMethod.Method method(Object target, String name) {
        return switch (target) {
            case String text -> StringMethods.find(name);
            case PyTuple tuple -> ListMethods.findForTuple(name);
            case List<?> list -> ListMethods.find(name);
            case Map<?, ?> map -> DictMethods.find(name);
            case OffsetDateTime aware -> DateTimeMethods.find(name);
            case LocalDateTime naive -> DateTimeMethods.find(name);
            case LocalDate date -> DateMethods.find(name);
            case null, default -> null;
        };
    }

    /** Python's {@code getattr}, seen through the sandbox, or {@link Absent#ABSENT}. */
    private static Object own(Object target, String name) {
        if (isHidden(target, name)) {
            return Undefined.unsafe(target, name);
        }
        if (target instanceof Undefined undefined) {
            throw undefined.error();
        }
        BoundMethod.Method method = method(target, name);
        if (method != null) {
            return new BoundMethod(target, name, method);
        }
        return switch (target) {
            case TemplateObject object -> objectAttribute(object, name);
            case Markup text -> bound(text.text(), name, StringMethods.find(name));
            case PyBytes bytes -> bound(bytes, name, BytesMethods.find(name));
            case Boolean bool -> NumberMethods.attribute(bool, name);
            case Number number -> NumberMethods.attribute(number, name);
            case OffsetDateTime aware -> DateTimeMethods.attribute(aware, name);
            case LocalDateTime naive -> DateTimeMethods.attribute(naive, name);
            case LocalDate date -> DateMethods.attribute(date, name);
            case Duration duration -> DurationMethods.attribute(duration, name);
            case HasAttributes object -> object.attribute(name, ABSENT);
            case null, default -> CalendarArithmetic.attribute(target, name);
        };
    }

    private static Object bound(Object target, String name, BoundMethod.Method method) {
        return method == null ? ABSENT : new BoundMethod(target, name, method);
    }

    private static Object objectAttribute(TemplateObject object, String name) {
        Object value = object.attribute(name, ABSENT);
        if (value != ABSENT) {
            return value;
        }
        return switch (name) {
            case "get", "keys", "items", "values" ->
                new BoundMethod(
                        object,
                        name,
                        (evaluation, target, arguments) ->
                                DictMethods.find(name).call(evaluation, ((TemplateObject) target).items(), arguments));
            default -> ABSENT;
        };
    }

    private static boolean isHidden(Object target, String name) {
        return switch (target) {
            case Callable function when HIDDEN_IN_FUNCTIONS.contains(name) -> true;
            case String text when name.startsWith("__") -> HIDDEN.contains(name) || HIDDEN_IN_CONTAINERS.contains(name);
            case List<?> list
            when name.startsWith("__") -> HIDDEN.contains(name) || HIDDEN_IN_CONTAINERS.contains(name);
            case Map<?, ?> map
            when name.startsWith("__") -> HIDDEN.contains(name) || HIDDEN_IN_CONTAINERS.contains(name);
            case Undefined undefined
            when name.startsWith("__") ->
                HIDDEN.contains(name) || HIDDEN_IN_CONTAINERS.contains(name) || name.equals("__call__");
            case null, default -> name.startsWith("__") && HIDDEN.contains(name);
        };
    }
}
