package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;

import dev.pintail.manifest.component.Decoder.JsonDecoder;
import dev.pintail.manifest.component.Decoder.XmlDecoder;
import dev.pintail.manifest.component.Requester.HttpRequester;
import java.util.List;
import java.util.Map;

/**
 * Logs in with a request of its own and uses the token in its answer.
 *
 * @param sessionTokenPath where the login answer has the token
 * @param expirationDuration ISO 8601 duration; null to log in for every request
 * @param decoder of the login answer; null for JSON
 */
public record SessionTokenAuthenticator(
        HttpRequester loginRequester,
        List<String> sessionTokenPath,
        String expirationDuration,
        SessionTokenUse requestAuthentication,
        Decoder decoder,
        Map<String, Object> parameters)
        implements Authenticator {
    static final Component<SessionTokenAuthenticator> SHAPE =
            component("SessionTokenAuthenticator", SessionTokenAuthenticator::read);

    static SessionTokenAuthenticator read(Node node) {
        return new SessionTokenAuthenticator(
                node.required("login_requester", HttpRequester.SHAPE),
                node.required("session_token_path", listOf(TEXT)),
                node.optional("expiration_duration", TEXT),
                node.required("request_authentication", SessionTokenUse.SHAPE),
                node.optional("decoder", oneOf(JsonDecoder.SHAPE, XmlDecoder.SHAPE)),
                node.parameters());
    }
}
