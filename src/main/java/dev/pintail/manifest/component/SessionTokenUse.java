package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.TEXT;

/** How a session token goes into the requests. */
public sealed interface SessionTokenUse {
    /** All of them. */
    OneOf<SessionTokenUse> SHAPE =
            oneOf(SessionTokenRequestApiKeyAuthenticator.SHAPE, SessionTokenRequestBearerAuthenticator.SHAPE);

    /** As an API key. */
    record SessionTokenRequestApiKeyAuthenticator(RequestOption injectInto, String apiToken)
            implements SessionTokenUse {
        static final Component<SessionTokenRequestApiKeyAuthenticator> SHAPE =
                component("ApiKey", SessionTokenRequestApiKeyAuthenticator::read);

        static SessionTokenRequestApiKeyAuthenticator read(Node node) {
            return new SessionTokenRequestApiKeyAuthenticator(
                    node.required("inject_into", RequestOption.SHAPE),
                    node.optional("api_token", TEXT, "{{ session_token }}"));
        }
    }

    /** In the {@code Authorization} header. */
    record SessionTokenRequestBearerAuthenticator() implements SessionTokenUse {
        static final Component<SessionTokenRequestBearerAuthenticator> SHAPE =
                component("Bearer", SessionTokenRequestBearerAuthenticator::read);

        static SessionTokenRequestBearerAuthenticator read(Node node) {
            return new SessionTokenRequestBearerAuthenticator();
        }
    }
}
