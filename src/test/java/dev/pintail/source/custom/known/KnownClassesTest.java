package dev.pintail.source.custom.known;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.json.JsonReader;
import dev.pintail.source.custom.CustomClasses;
import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.CustomDefinition;
import dev.pintail.source.http.Content;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import dev.pintail.template.Scope;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownClassesTest {
    private Instant now = Instant.parse("2026-03-04T05:06:07Z");
    private final List<String> sent = new ArrayList<>();

    @Test
    void theServiceLoaderFindsThem() {
        assertThat(ServiceLoader.load(CustomClasses.class)).hasAtLeastOneElementOfType(KnownClasses.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source_jira.components.extractors.LabelsRecordExtractor",
                "source_declarative_manifest.components.LabelsRecordExtractor"
            })
    void jirasLabelsBecomeRecords(String className) {
        assertThat(records(className, "[\"urgent\", \"later\"]"))
                .isEqualTo(json("[{\"label\": \"urgent\"}, {\"label\": \"later\"}]"));
    }

    @Test
    void theMembersOfASlackChannelBecomeRecords() {
        assertThat(records("source_slack.components.channel_members_extractor.ChannelMembersExtractor", "[\"U1\"]"))
                .isEqualTo(json("[{\"member_id\": \"U1\"}]"));
    }

    @Test
    void mixpanelsRevenueHasARecordForEachDay() {
        assertThat(
                        records(
                                "source_mixpanel.components.RevenueDpathExtractor",
                                "{\"$overall\": {\"count\": 3}, \"2026-01-01\": {\"count\": 1}, \"2026-01-02\": {\"count\": 2}}"))
                .isEqualTo(
                        json("[{\"date\": \"2026-01-01\", \"count\": 1}, {\"date\": \"2026-01-02\", \"count\": 2}]"));
    }

    @Test
    void mixpanelsProfilesHaveTheirPropertiesAtTheTop() {
        Map<String, Object> record = object(json("""
                {"$distinct_id": "d1", "$properties": {"$browser": "x", "plan": "free"}}"""));

        find("source_mixpanel.components.EngageTransformation", CustomComponent.Transformation.class, Map.of())
                .transform(record, null);

        assertThat(record).isEqualTo(json("{\"distinct_id\": \"d1\", \"browser\": \"x\", \"plan\": \"free\"}"));
    }

    @Test
    void pinterestGivesAllAdAccountsOrOne() {
        String accounts = "source_pinterest.components.components.AdAccountRecordExtractor";

        assertThat(records(accounts, "{\"items\": [{\"id\": 1}, {\"id\": 2}], \"bookmark\": null}"))
                .isEqualTo(json("[{\"id\": 1}, {\"id\": 2}]"));
        assertThat(records(accounts, "{\"id\": 1}")).isEqualTo(json("[{\"id\": 1}]"));
        assertThat(records(accounts, "{}")).isEmpty();
    }

    @Test
    void pinterestsReportsNameTheirCampaign() {
        assertThat(records(
                        "source_pinterest.components.components.PinterestReportDownloadExtractor",
                        "{\"7\": [{\"clicks\": 1}, {\"clicks\": 2}], \"8\": []}"))
                .isEqualTo(json("[{\"clicks\": 1, \"campaign_id\": \"7\"}, {\"clicks\": 2, \"campaign_id\": \"7\"}]"));
    }

    @Test
    void klaviyosRelationsCarryWhatIsIncluded() {
        Object body = json("""
                {"data": [{"id": "e1", "relationships": {"metric": {"data": {"type": "metric", "id": "m1"}}}},
                          {"id": "e2", "relationships": {"metric": {"data": {"type": "metric", "id": "m9"}}}}],
                 "included": [{"type": "metric", "id": "m1", "attributes": {"name": "Opened"}}]}""");
        CustomComponent.Extractor extractor = find(
                "source_klaviyo.components.included_fields_extractor.KlaviyoIncludedFieldExtractor",
                CustomComponent.Extractor.class,
                Map.of());

        List<Object> records = extractor.records(object(body).get("data"), body);

        assertThat(records).isEqualTo(json("""
                [{"id": "e1", "relationships": {"metric": {"data": {"type": "metric", "id": "m1", "name": "Opened"}}}},
                 {"id": "e2", "relationships": {"metric": {"data": {"type": "metric", "id": "m9"}}}}]"""));
    }

    @Test
    void mailchimpsActivitiesAreRecordsOfTheirOwn() {
        assertThat(records(
                        "source_mailchimp.components.MailChimpRecordExtractorEmailActivity",
                        "[{\"email\": \"a@example.com\", \"activity\": [{\"action\": \"open\"}, {\"action\": \"click\"}]},"
                                + " {\"email\": \"b@example.com\", \"activity\": []}]"))
                .isEqualTo(json("[{\"email\": \"a@example.com\", \"action\": \"open\"},"
                        + " {\"email\": \"a@example.com\", \"action\": \"click\"}]"));
    }

    @Test
    void oktaTakesTokensUnderItsOwnName() throws InterruptedException {
        Map<String, String> headers = find(
                        "source_okta.components.CustomBearerAuthenticator",
                        CustomComponent.Authenticator.class,
                        Map.of())
                .headers(this::refused);

        assertThat(headers).containsExactly(Map.entry("Authorization", "SSWS t-1"));
    }

    @Test
    void aNameThatManyHaveCountsOnlyWithItsConnector() {
        assertThat(new KnownClasses()
                        .component(definition(
                                "source_declarative_manifest.components.CustomBearerAuthenticator", Map.of())))
                .isEmpty();
        assertThat(new KnownClasses().component(definition("source_other.components.LabelsRecordExtractor", Map.of())))
                .isEmpty();
    }

    @Test
    void zoomGivesATokenForAnHour() throws InterruptedException {
        CustomComponent.Authenticator zoom = zoom();

        assertThat(zoom.headers(this::granted)).containsEntry("Authorization", "Bearer a1");
        assertThat(zoom.headers(this::granted)).containsEntry("Authorization", "Bearer a1");
        assertThat(sent)
                .containsExactly(
                        "POST https://zoom.example.com/oauth/token {account_id=acc, grant_type=account_credentials}"
                                + " Basic YzpzZWNyZXQ=");

        now = now.plus(Duration.ofHours(1));
        assertThat(zoom.headers(this::granted)).containsEntry("Authorization", "Bearer a2");
    }

    @Test
    void zoomRefusesWrongCredentials() {
        assertThatThrownBy(() -> zoom().headers(this::refused))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_AUTH_FAILED))
                .hasMessage("The request for an access token was answered with status 401.");
    }

    private CustomComponent.Authenticator zoom() {
        return find(
                "source_zoom.components.ServerToServerOauthAuthenticator",
                CustomComponent.Authenticator.class,
                Map.of(
                        "account_id", "acc",
                        "client_id", "c",
                        "client_secret", "{{ config['secret'] }}",
                        "authorization_endpoint", "https://zoom.example.com/oauth/token"));
    }

    private Response granted(
            String method, String url, Map<String, Object> parameters, Map<String, String> headers, Content content) {
        sent.add("%s %s %s %s".formatted(method, url, new TreeMap<>(parameters), headers.get("Authorization")));
        return answer(200, "{\"access_token\": \"a%d\", \"expires_in\": 3599}".formatted(sent.size()));
    }

    private Response refused(
            String method, String url, Map<String, Object> parameters, Map<String, String> headers, Content content) {
        return answer(401, "{}");
    }

    private static Response answer(int status, String body) {
        return new Response(
                new Request("POST", "https://zoom.example.com", List.of(), null, Timeouts.DEFAULT),
                status,
                List.of(),
                new ByteArrayInputStream(body.getBytes(UTF_8)));
    }

    private List<Object> records(String className, String body) {
        return find(className, CustomComponent.Extractor.class, Map.of()).records(json(body), json(body));
    }

    private <C extends CustomComponent> C find(String className, Class<C> kind, Map<String, Object> properties) {
        return kind.cast(
                new KnownClasses().component(definition(className, properties)).orElseThrow());
    }

    private CustomDefinition definition(String className, Map<String, Object> properties) {
        Map<String, Object> config = Map.of("secret", "secret", "credentials", Map.of("api_token", "t-1"));
        return new CustomDefinition(className, properties, Map.of(), Scope.of(config, () -> now));
    }

    private static Object json(String text) {
        return JsonReader.read(text);
    }

    @SuppressWarnings("unchecked") // objects of the value model have text keys
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
