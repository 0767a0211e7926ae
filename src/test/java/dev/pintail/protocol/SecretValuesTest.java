package dev.pintail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.json.JsonReader;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretValuesTest {
    @Test
    void whatTheSpecificationMarksIsSecret() {
        assertThat(secrets("""
                        {"properties": {"token": {"type": "string", "airbyte_secret": true}, "name": {"type": "string"},
                         "pin": {"type": "integer", "airbyte_secret": true},
                         "no": {"type": "string", "airbyte_secret": false}}}
                        """, """
                        {"token": "t-1", "name": "n-1", "pin": 1234, "no": "x"}
                        """)).containsExactlyInAnyOrder("t-1", "1234");
    }

    @Test
    void alternativesAndNestedObjectsAreSearched() {
        assertThat(secrets("""
                        {"properties": {"credentials": {"type": "object", "oneOf": [
                          {"properties": {"api_key": {"airbyte_secret": true}}},
                          {"properties": {"oauth": {"properties": {"secret": {"airbyte_secret": true}}}}}]}}}
                        """, """
                        {"credentials": {"oauth": {"secret": "s-1"}, "user": "u-1"}}
                        """)).containsExactly("s-1");
    }

    @Test
    void elementsOfListsAndMembersOfSecretObjectsAreSecret() {
        assertThat(secrets("""
                        {"properties": {
                          "keys": {"type": "array", "items": {"type": "string", "airbyte_secret": true}},
                          "accounts": {"type": "array", "items": {"properties": {"password": {"airbyte_secret": true}}}},
                          "key_file": {"type": "object", "airbyte_secret": true}}}
                        """, """
                        {"keys": ["k-1", "k-2"], "accounts": [{"password": "p-1"}, {}], "key_file": {"a": {"b": "f-1"}}}
                        """)).containsExactlyInAnyOrder("k-1", "k-2", "p-1", "f-1");
    }

    @Test
    void withoutSpecificationOrValueNothingIsSecret() {
        assertThat(secrets("{}", "{\"token\": \"t-1\"}")).isEmpty();
        assertThat(secrets("{\"properties\": {\"token\": {\"airbyte_secret\": true}}}", "{\"token\": null}"))
                .isEmpty();
    }

    private static Set<String> secrets(String specification, String config) {
        return SecretValues.of(object(specification), object(config));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(String json) {
        return (Map<String, Object>) JsonReader.read(json);
    }
}
