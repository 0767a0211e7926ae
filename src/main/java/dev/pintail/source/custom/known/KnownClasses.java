package dev.pintail.source.custom.known;

import dev.pintail.source.custom.CustomClasses;
import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.CustomDefinition;
import java.util.Optional;

/**
 * Ten classes of widely used connectors: Jira, Klaviyo, Mailchimp, Mixpanel, Okta, Pinterest, Slack and Zoom.
 *
 * <p>A connector that consists of a manifest alone calls its module {@code source_declarative_manifest}, whichever connector it is, so
 * a name that several connectors might use counts only with the connector's own module.
 */
public final class KnownClasses implements CustomClasses {
    private static final String ANY_MANIFEST = "source_declarative_manifest.";

    @Override
    public Optional<CustomComponent> component(CustomDefinition definition) {
        return switch (definition.simpleName()) {
            case "LabelsRecordExtractor" -> of("source_jira", definition, new TextRecords("label"));
            case "ChannelMembersExtractor" -> of("source_slack", definition, new TextRecords("member_id"));
            case "RevenueDpathExtractor" -> of("source_mixpanel", definition, new RecordsByDate("$overall"));
            case "EngageTransformation" -> of("source_mixpanel", definition, new ProfileProperties());
            case "AdAccountRecordExtractor" -> of("source_pinterest", definition, new OneOrManyItems());
            case "PinterestReportDownloadExtractor" -> of("source_pinterest", definition, new RecordsByCampaign());
            case "KlaviyoIncludedFieldExtractor" -> of("source_klaviyo", definition, new IncludedRelations());
            case "MailChimpRecordExtractorEmailActivity" -> of("source_mailchimp", definition, new EmailActivity());
            case "CustomBearerAuthenticator" -> ofConnector("source_okta", definition, new SswsToken(definition));
            case "ServerToServerOauthAuthenticator" ->
                of("source_zoom", definition, new AccountCredentials(definition));
            default -> Optional.empty();
        };
    }

    private static Optional<CustomComponent> of(String connector, CustomDefinition definition, CustomComponent known) {
        return definition.className().startsWith(ANY_MANIFEST)
                ? Optional.of(known)
                : ofConnector(connector, definition, known);
    }

    private static Optional<CustomComponent> ofConnector(
            String connector, CustomDefinition definition, CustomComponent known) {
        return definition.className().startsWith(connector + ".") ? Optional.of(known) : Optional.empty();
    }
}
