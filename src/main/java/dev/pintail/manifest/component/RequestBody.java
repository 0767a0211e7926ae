package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Component.untyped;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.OBJECT;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.mapOf;

import java.util.Map;

/** The body of a request. */
public sealed interface RequestBody {
    /** All of them. */
    OneOf<RequestBody> SHAPE = oneOf(
            RequestBodyPlainText.SHAPE,
            RequestBodyUrlEncodedForm.SHAPE,
            RequestBodyJsonObject.SHAPE,
            RequestBodyGraphQL.SHAPE);

    /** Text. */
    record RequestBodyPlainText(String value) implements RequestBody {
        static final Component<RequestBodyPlainText> SHAPE =
                component("RequestBodyPlainText", RequestBodyPlainText::read);

        static RequestBodyPlainText read(Node node) {
            return new RequestBodyPlainText(node.required("value", TEXT));
        }
    }

    /**
     * A form.
     *
     * @param value mapping to templates
     */
    record RequestBodyUrlEncodedForm(Map<String, String> value) implements RequestBody {
        static final Component<RequestBodyUrlEncodedForm> SHAPE =
                component("RequestBodyUrlEncodedForm", RequestBodyUrlEncodedForm::read);

        static RequestBodyUrlEncodedForm read(Node node) {
            return new RequestBodyUrlEncodedForm(node.required("value", mapOf(TEXT)));
        }
    }

    /** JSON. */
    record RequestBodyJsonObject(Map<String, Object> value) implements RequestBody {
        static final Component<RequestBodyJsonObject> SHAPE =
                component("RequestBodyJsonObject", RequestBodyJsonObject::read);

        static RequestBodyJsonObject read(Node node) {
            return new RequestBodyJsonObject(node.required("value", OBJECT));
        }
    }

    /** A GraphQL request. */
    record RequestBodyGraphQL(RequestBodyGraphQlQuery value) implements RequestBody {
        static final Component<RequestBodyGraphQL> SHAPE = component("RequestBodyGraphQL", RequestBodyGraphQL::read);

        static RequestBodyGraphQL read(Node node) {
            return new RequestBodyGraphQL(node.required("value", RequestBodyGraphQlQuery.SHAPE));
        }
    }

    /** The JSON of a GraphQL request. */
    record RequestBodyGraphQlQuery(String query, Map<String, Object> properties) {
        static final Component<RequestBodyGraphQlQuery> SHAPE =
                untyped("RequestBodyGraphQlQuery", RequestBodyGraphQlQuery::read);

        static RequestBodyGraphQlQuery read(Node node) {
            return new RequestBodyGraphQlQuery(node.required("query", TEXT), node.rawProperties());
        }
    }
}
