package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;

/**
 * A place in the request for one value.
 *
 * @param fieldName name of the parameter, header or field; or else
 * @param fieldPath path inside a JSON body
 */
public record RequestOption(InjectInto injectInto, String fieldName, List<String> fieldPath)
        implements PageTokenOption {
    static final Component<RequestOption> SHAPE = component("RequestOption", RequestOption::read);

    static RequestOption read(Node node) {
        return new RequestOption(
                node.required("inject_into", InjectInto.SHAPE),
                node.optional("field_name", TEXT),
                node.optional("field_path", listOf(TEXT), List.of()));
    }
}
