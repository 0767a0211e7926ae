package dev.pintail.template;

import dev.pintail.json.JsonReader;
import dev.pintail.json.JsonSyntaxException;
import dev.pintail.template.python.PyType;
import dev.pintail.template.python.PythonError;
import java.util.List;
import java.util.Map;

/** The function {@code json_loads}, which only the fields of a JWT authenticator see: the value of a JSON text. */
public final class JsonLoads implements TemplateFunction {
    @Override
    public Object call(List<Object> arguments, Map<String, Object> keywords) {
        if (arguments.size() != 1 || !keywords.isEmpty()) {
            throw new PythonError.TypeError("loads() takes 1 positional argument");
        }
        if (!(arguments.getFirst() instanceof String text)) {
            throw new PythonError.TypeError(
                    "the JSON object must be str, bytes or bytearray, not " + PyType.nameOf(arguments.getFirst()));
        }
        try {
            return JsonReader.read(text);
        } catch (JsonSyntaxException e) {
            throw new TemplateException.Raised("JSONDecodeError", e.getMessage(), e);
        }
    }

    @Override
    public String repr() {
        return "<function loads at 0x7f0000000000>";
    }
}
