package dev.pintail.manifest.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pintail.error.ManifestException;
import dev.pintail.json.JsonReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every verdict was compared with jsonschema 4.26. */
class JsonSchemaTest {
    private static final String DRAFT_7 = "'$schema':'http://json-schema.org/draft-07/schema#'";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type':'integer'}                                   | 1.0
            {'type':['string','null']}                           | null
            {'type':'string','format':'date'}                    | 'never'
            {'enum':[1]}                                         | 1.0
            {'const':{'a':[1]}}                                  | {'a':[1.0]}
            {'pattern':'[0-9]{2}'}                               | 'a12b'
            {'pattern':'^a$'}                                    | 5
            {'minLength':2}                                      | '\uD83D\uDE00\uD83D\uDE00'
            {'multipleOf':0.5}                                   | 1.5
            {'uniqueItems':true}                                 | [1,true]
            {'properties':{'a':{'type':'string'}}}               | {'b':1}
            {'additionalProperties':false,'patternProperties':{'^x':true}} | {'xa':1}
            {'oneOf':[{'type':'string'},{'minimum':5}]}          | 7
            {'if':{'required':['a']},'then':{'required':['b']}}  | {'c':1}
            {'$ref':'#/$defs/a~1b','$defs':{'a/b':true}}         | 1
            {'prefixItems':[{'type':'string'}],'items':false}    | ['a']
            {'contains':{'const':1},'minContains':2}             | [1,2,1]
            {'dependentRequired':{'a':['b']}}                    | {'b':1}
            {'unknownKeyword':1}                                 | 1
            """)
    void valid(String schema, String value) {
        assertThat(schema(schema).violation(json(value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type':'integer'}                                   | true                | expected integer
            {'properties':{'a':{'type':['string','null']}}}      | {'a':1}             | a: expected string or null
            {'items':{'required':['k']}}                         | [{'k':1},{}]        | [1]: 'k' is a required property
            {'enum':['1','2']}                                   | 1                   | expected one of "1", "2"
            {'const':true}                                       | 1                   | expected true
            {'pattern':'^a+$'}                                   | 'ab'                | does not match ^a+$
            {'maxLength':1}                                      | 'ab'                | is longer than 1 characters
            {'minimum':1}                                        | 0                   | is less than the minimum of 1
            {'exclusiveMaximum':2.5}                             | 2.5                 | has to be less than 2.5
            {'multipleOf':0.1}                                   | 0.3                 | is not a multiple of 0.1
            {'minItems':1}                                       | []                  | has fewer than 1 items
            {'uniqueItems':true}                                 | [1,1.0]             | has the same item twice
            {'properties':{'name':{}},'additionalProperties':false} | {'nam':1}        | 'nam' is not a property of it. Did you mean "name"?
            {'propertyNames':{'maxLength':1}}                    | {'ab':1}            | is longer than 1 characters
            {'oneOf':[{'type':'number'},{'type':'integer'}]}     | 1                   | fits more than one of the alternatives
            {'anyOf':[{'type':'string'},{'type':'null'}]}        | 1                   | fits none of the alternatives
            {'not':{'type':'null'}}                              | null                | is what is not allowed here
            {'if':{'required':['a']},'then':{'required':['b']}}  | {'a':1}             | 'b' is a required property
            {'contains':{'const':1}}                             | [2]                 | has too few of the items that it has to contain
            {'dependentRequired':{'a':['b']}}                    | {'a':1}             | 'b' is required beside 'a'
            {'properties':{'a':false}}                           | {'a':1}             | a: nothing is allowed here
            """)
    void invalid(String schema, String value, String message) {
        assertThat(schema(schema).violation(json(value)))
                .map(Violation::toString)
                .contains(message);
    }

    @Test
    void ofTwoMistakesTheOneNearerTheTopIsNamed() {
        JsonSchema schema = schema("{'properties':{'a':{'properties':{'b':{'type':'string'}}}},'required':['c']}");

        assertThat(schema.violation(json("{'a':{'b':1}}")))
                .map(Violation::toString)
                .contains("'c' is a required property");
    }

    @Test
    void insideAlternativesTheDeepestMistakeIsNamed() {
        JsonSchema schema =
                schema("{'oneOf':[{'properties':{'kind':{'const':'x'},'key':{'type':'string'}}},{'type':'null'}]}");

        assertThat(schema.violation(json("{'kind':'x','key':5}")))
                .map(Violation::toString)
                .contains("key: expected string");
    }

    @Test
    void inDraft7NothingStandsBesideAReference() {
        String siblings = "'$ref':'#/definitions/a','type':'string','definitions':{'a':true}";

        assertThat(schema("{" + DRAFT_7 + "," + siblings + "}").violation(1L)).isEmpty();
        assertThat(schema("{" + siblings + "}").violation(1L)).isPresent();
    }

    @Test
    void keywordsOfTheOtherDraftAreIgnored() {
        assertThat(schema("{" + DRAFT_7 + ",'dependentRequired':{'a':['b']}}").violation(json("{'a':1}")))
                .isEmpty();
        assertThat(schema("{'dependencies':{'a':['b']}}").violation(json("{'a':1}")))
                .isEmpty();
        assertThat(schema("{" + DRAFT_7 + ",'dependencies':{'a':['b']}}").violation(json("{'a':1}")))
                .isPresent();
        assertThat(schema("{" + DRAFT_7 + ",'items':[{}],'additionalItems':false}")
                        .violation(json("[1,2]")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'strange'}",
                "{'$ref':'http://localhost:1/x'}",
                "{'$ref':'#/nowhere'}",
                "{'$ref':'#'}",
                "{'pattern':'('}"
            })
    void whatIsNoSchemaIsRefused(String schema) {
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> schema(schema).violation("a"))
                .withMessageStartingWith("not a JSON schema");
    }

    private static JsonSchema schema(String json) {
        return JsonSchema.of(mapping(json(json)));
    }

    private static Object json(String json) {
        return JsonReader.read(json.replace('\'', '"'));
    }

    @SuppressWarnings("unchecked") // the tests' schemas are mappings
    private static Map<String, Object> mapping(Object value) {
        return (Map<String, Object>) value;
    }
}
