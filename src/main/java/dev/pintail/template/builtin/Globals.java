package dev.pintail.template.builtin;

import static dev.pintail.template.value.Signature.takes;

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
        add("now_utc", takes(), DateFunctions::now);
        add("today_utc", takes(), DateFunctions::today);
        add("today_with_timezone", takes("timezone"), DateFunctions::todayIn);
        add("timestamp", takes("dt"), DateFunctions::timestamp);
        add("str_to_datetime", takes("s"), DateFunctions::parse);
        add("day_delta", takes("num_days").or("format", "%Y-%m-%dT%H:%M:%S.%f%z"), DateFunctions::dayDelta);
        add("duration", takes("datestring"), DateFunctions::duration);
        add("format_datetime", takes("dt", "format").or("input_format", null), DateFunctions::format);

        // Numbers and texts
        add("max", takes().rest(), ValueFunctions::max);
        add("min", takes().rest(), ValueFunctions::min);
        add("sanitize_url", takes("value"), ValueFunctions::sanitizeUrl);
        add("camel_case_to_snake_case", takes("value"), ValueFunctions::snakeCase);
        add("generate_uuid", takes(), ValueFunctions::uuid);

        // Of Jinja
        addType(
                "dict",
                "dict",
                takes().rest().otherKeywords(),
                (evaluation, a) -> DictMethods.create((PyTuple) a[0], (Map<?, ?>) a[1], evaluation.budget()));
        addType("namespace", "jinja2.utils.Namespace", takes().rest().otherKeywords(), ValueFunctions::namespace);
        addType("cycler", "jinja2.utils.Cycler", takes().rest(), (evaluation, a) -> new Cycler((PyTuple) a[0]));
        addType("joiner", "jinja2.utils.Joiner", takes().or("sep", ", "), (evaluation, a) -> new Joiner(a[0]));
        add("lipsum", takes().or("n", 5L).or("html", true).or("min", 20L).or("max", 100L), Lipsum::generate);
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
