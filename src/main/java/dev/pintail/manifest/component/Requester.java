package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.FLAG;
import static dev.pintail.manifest.component.Shapes.NUMBER;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.TEXT_OR_OBJECT;
import static dev.pintail.manifest.component.Shapes.TEXT_OR_TEXT_MAP;
import static dev.pintail.manifest.component.Shapes.above;
import static dev.pintail.manifest.component.Shapes.either;
import static dev.pintail.manifest.component.Shapes.mapOf;

import java.util.Map;

/** How one request is built and sent. */
public sealed interface Requester {
    /** All of them. */
    OneOf<Requester> SHAPE = oneOf(HttpRequester.SHAPE, CustomRequester.SHAPE);

    /**
     * An HTTP request.
     *
     * @param urlBase deprecated form of {@code url}; wins over it
     * @param path deprecated: appended to the URL
     * @param authenticator null for none
     * @param fetchPropertiesFromEndpoint deprecated form of {@code query_properties}
     * @param requestParameters a template, or a mapping to templates of which one may be a {@link QueryProperties}
     * @param requestHeaders a template, or a mapping to templates
     * @param requestBodyData deprecated: a template, or a mapping to templates
     * @param requestBodyJson deprecated: a template, or a mapping of any values
     * @param useCache whether equal requests of one sync are answered from memory; null: only if it reads parents of
     *     another stream
     * @param connectTimeoutInSeconds seconds; null for no limit of the manifest's own
     * @param readTimeoutInSeconds seconds; null for no limit of the manifest's own
     */
    record HttpRequester(
            String urlBase,
            String url,
            String path,
            HttpMethod httpMethod,
            Authenticator authenticator,
            PropertiesFromEndpoint fetchPropertiesFromEndpoint,
            QueryProperties queryProperties,
            Object requestParameters,
            Object requestHeaders,
            Object requestBodyData,
            Object requestBodyJson,
            RequestBody requestBody,
            ErrorHandler errorHandler,
            Boolean useCache,
            Double connectTimeoutInSeconds,
            Double readTimeoutInSeconds,
            boolean useTcpKeepalive,
            Map<String, Object> parameters)
            implements Requester {
        static final Component<HttpRequester> SHAPE = component("HttpRequester", HttpRequester::read);

        static HttpRequester read(Node node) {
            return new HttpRequester(
                    node.optional("url_base", TEXT),
                    node.optional("url", TEXT),
                    node.optional("path", TEXT),
                    node.optional("http_method", HttpMethod.SHAPE, HttpMethod.GET),
                    node.optional("authenticator", Authenticator.SHAPE),
                    node.optional("fetch_properties_from_endpoint", PropertiesFromEndpoint.SHAPE),
                    node.optional("query_properties", QueryProperties.SHAPE),
                    node.optional("request_parameters", either(TEXT, mapOf(either(TEXT, QueryProperties.SHAPE)))),
                    node.optional("request_headers", TEXT_OR_TEXT_MAP),
                    node.optional("request_body_data", TEXT_OR_TEXT_MAP),
                    node.optional("request_body_json", TEXT_OR_OBJECT),
                    node.optional("request_body", RequestBody.SHAPE),
                    node.optional("error_handler", ErrorHandler.SHAPE),
                    node.optional("use_cache", FLAG),
                    node.optional("connect_timeout_in_seconds", above(0, NUMBER)),
                    node.optional("read_timeout_in_seconds", above(0, NUMBER)),
                    node.optional("use_tcp_keepalive", FLAG, false),
                    node.parameters());
        }
    }

    /**
     * Code of the connector's own, named by its Python class.
     *
     * @param http an HTTP requester with the same properties; null if it could not be one
     */
    record CustomRequester(
            String className, HttpRequester http, Map<String, Object> properties, Map<String, Object> parameters)
            implements Requester, CustomCode {
        static final Component<CustomRequester> SHAPE = component("CustomRequester", CustomRequester::read);

        static CustomRequester read(Node node) {
            return new CustomRequester(node.required("class_name", TEXT), node.alsoAs(HttpRequester.SHAPE), node.rawProperties(), node.parameters());
        }
    }
}
