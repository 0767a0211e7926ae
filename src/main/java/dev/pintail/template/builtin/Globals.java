package dev.pintail.template.builtin;

import static dev.pintail.template.value.Signature.of;

import dev.pintail.template.python.PyTuple;
import dev.pintail.template.value.DictMethods;
import dev.pintail.template.value.Signature;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table of all functions that every template sees: the reference's macros and what Jinja itself brings. */
public final class Globals {
    private static final Map<String, Object> ALL = new HashMap<>();

    /** Their values depend on the clock or on chance, so they may differ from one evaluation to the next. */
    private static final Set<String> UNSTEADY =
            Set.of("now_utc", "today_utc", "today_with_timezone", "day_delta", "generate_uuid", "lipsum");

    static {
        // Dates
        add("now_utc", of(), DateFunctions::now);
        add("today_utc", of(), DateFunctions::today);
        add("today_with_timezone", of("timezone"), DateFunctions::todayIn);
        add("timestamp", of("dt"), DateFunctions::timestamp);
        add("str_to_datetime", of("s"), DateFunctions::parse);
        add("day_delta", of("num_days").or("format", "%Y-%m-%dT%H:%M:%S.%f%z"), DateFunctions::dayDelta);
        add("duration", of("datestring"), DateFunctions::duration);
        add("format_datetime", of("dt", "format").or("input_format", null), DateFunctions::format);

        // Numbers and texts
        add("max", of().rest(), ValueFunctions::max);
        add("min", of().rest(), ValueFunctions::min);
        add("sanitize_url", of("value"), ValueFunctions::sanitizeUrl);
        add("camel_case_to_snake_case", of("value"), ValueFunctions::snakeCase);
        add("generate_uuid", of(), ValueFunctions::uuid);

        // Of Jinja
        addType("dict", "dict", of().rest().otherKeywords(), (evaluation, a) ->
                DictMethods.create((PyTuple) a[0], (Map<?, ?>) a[1], evaluation.budget()));
        addType("namespace", "jinja2.utils.Namespace", of().rest().otherKeywords(), ValueFunctions::namespace);
        addType("cycler", "jinja2.utils.Cycler", of().rest(), (evaluation, a) -> new Cycler((PyTuple) a[0]));
        addType("joiner", "jinja2.utils.Joiner", of().or("sep", ", "), (evaluation, a) -> new Joiner(a[0]));
        add(
                "lipsum",
                of().or("n", 5L).or("html", true).or("min", 20L).or("max", 100L),
                Lipsum::generate);
    }

    private Globals() {}

    public static Optional<Object> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** Whether two calls with the same arguments may give different values. */
    public static boolean isUnsteady(String name) {
        return UNSTEADY.contains(name);
    }

    private static void add(String name, Signature signature, Filter.Body body) {
        ALL.put(name, new Function(name, signature, body));
    }

    private static void addType(String name, String typeName, Signature signature, Filter.Body body) {
        ALL.put(name, new TypeObject(name, typeName, signature, body));
    }
}
