package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Component.untyped;
import static dev.pintail.manifest.component.Shapes.FLAG;
import static dev.pintail.manifest.component.Shapes.OBJECT;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER;

import java.util.Map;

/**
 * Signs a JSON Web Token for each request.
 *
 * @param tokenDuration seconds
 * @param headerPrefix stands before the token, for example {@code Bearer}; null for nothing
 * @param passphrase of the secret key
 * @param requestOption null for the {@code Authorization} header
 */
public record JwtAuthenticator(
        String secretKey,
        boolean base64EncodeSecretKey,
        JwtAlgorithm algorithm,
        long tokenDuration,
        String headerPrefix,
        JwtHeaders jwtHeaders,
        Map<String, Object> additionalJwtHeaders,
        JwtPayload jwtPayload,
        Map<String, Object> additionalJwtPayload,
        String passphrase,
        RequestOption requestOption,
        Map<String, Object> parameters)
        implements Authenticator {
    static final Component<JwtAuthenticator> SHAPE = component("JwtAuthenticator", JwtAuthenticator::read);

    static JwtAuthenticator read(Node node) {
        return new JwtAuthenticator(
                node.required("secret_key", TEXT),
                node.optional("base64_encode_secret_key", FLAG, false),
                node.required("algorithm", JwtAlgorithm.SHAPE),
                node.optional("token_duration", WHOLE_NUMBER, 1200L),
                node.optional("header_prefix", TEXT),
                node.optional("jwt_headers", JwtHeaders.SHAPE),
                node.optional("additional_jwt_headers", OBJECT, Map.of()),
                node.optional("jwt_payload", JwtPayload.SHAPE),
                node.optional("additional_jwt_payload", OBJECT, Map.of()),
                node.optional("passphrase", TEXT),
                node.optional("request_option", RequestOption.SHAPE),
                node.parameters());
    }

    /** Registered headers of the token. */
    public record JwtHeaders(String kid, String typ, String cty) {
        static final Component<JwtHeaders> SHAPE = untyped("JwtHeaders", JwtHeaders::read);

        static JwtHeaders read(Node node) {
            var read = new JwtHeaders(
                    node.optional("kid", TEXT), node.optional("typ", TEXT, "JWT"), node.optional("cty", TEXT));
            node.forbidOthers();
            return read;
        }
    }

    /** Registered claims of the token. */
    public record JwtPayload(String iss, String sub, String aud) {
        static final Component<JwtPayload> SHAPE = untyped("JwtPayload", JwtPayload::read);

        static JwtPayload read(Node node) {
            var read =
                    new JwtPayload(node.optional("iss", TEXT), node.optional("sub", TEXT), node.optional("aud", TEXT));
            node.forbidOthers();
            return read;
        }
    }
}
