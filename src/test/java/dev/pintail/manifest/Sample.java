package dev.pintail.manifest;

/** A small manifest to change in tests. */
final class Sample {
    static final String YAML = """
            version: 6.44.0
            type: DeclarativeSource
            definitions:
              requester:
                type: HttpRequester
                url: https://api.example.com/items
                authenticator:
                  type: BearerAuthenticator
                  api_token: "{{ config['token'] }}"
            check:
              type: CheckStream
              stream_names: [items]
            streams:
              - type: DeclarativeStream
                name: items
                primary_key: id
                retriever:
                  type: SimpleRetriever
                  requester:
                    $ref: "#/definitions/requester"
                    http_method: GET
                  record_selector:
                    type: RecordSelector
                    extractor:
                      type: DpathExtractor
                      field_path: [data]
                schema_loader:
                  type: InlineSchemaLoader
                  schema:
                    type: object
                    properties: {}
            spec:
              type: Spec
              connection_specification:
                type: object
                properties:
                  token: {type: string}
            """;

    private Sample() {}

    /** The sample with one text replaced, which has to be in it. */
    static String with(String replaced, String by) {
        if (!YAML.contains(replaced)) {
            throw new IllegalArgumentException(replaced);
        }
        return YAML.replace(replaced, by);
    }
}
