package dev.pintail.template.python;

import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** The Python type of a value; {@link #OTHER} stands for all {@link PythonObject}s, which know their own names. */
public enum PyType {
    NONE("NoneType"),
    BOOL("bool"),
    INT("int"),
    FLOAT("float"),
    STR("str"),
    BYTES("bytes"),
    LIST("list"),
    TUPLE("tuple"),
    DICT("dict"),
    SET("set"),
    ELLIPSIS("ellipsis"),
    DATETIME("datetime.datetime"),
    DATE("datetime.date"),
    TIMEDELTA("datetime.timedelta"),
    OTHER("object");

    private final String pythonName;

    PyType(String pythonName) {
        this.pythonName = pythonName;
    }

    /** The type of a value. */
    public static PyType of(Object value) {
        return switch (value) {
            case null -> NONE;
            case String text -> STR;
            case Boolean bool -> BOOL;
            case Long number -> INT;
            case Integer number -> INT;
            case BigInteger number -> INT;
            case Double number -> FLOAT;
            case PyTuple tuple -> TUPLE;
            case List<?> list -> LIST;
            case Map<?, ?> dict -> DICT;
            case PySet set -> SET;
            case PyBytes bytes -> BYTES;
            case Ellipsis ellipsis -> ELLIPSIS;
            case OffsetDateTime aware -> DATETIME;
            case LocalDateTime naive -> DATETIME;
            case LocalDate date -> DATE;
            case Duration timedelta -> TIMEDELTA;
            default -> OTHER;
        };
    }

    /** The name of a value's type as Python's messages spell it. */
    public static String nameOf(Object value) {
        return value instanceof PythonObject object ? object.typeName() : of(value).pythonName;
    }

    /** {@code isinstance(value, this)}: a bool is an int, a datetime is a date, an int is no float. */
    public boolean accepts(Object value) {
        PyType type = of(value);
        return type == this || (this == INT && type == BOOL) || (this == DATE && type == DATETIME);
    }

    /** The name Python's messages use. */
    public String pythonName() {
        return pythonName;
    }
}
