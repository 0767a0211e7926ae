package dev.pintail.source.cursor;

import dev.pintail.manifest.ManifestLoader;
import dev.pintail.manifest.component.SingleStream;
import dev.pintail.manifest.component.SingleStream.DeclarativeStream;
import dev.pintail.manifest.component.SingleStream.StateDelegatingStream;

/** Streams for tests, written down as far as routers and cursors look at them. */
public final class StreamDefinitions {
    private StreamDefinitions() {}

    /**
     * A stream called {@code items}.
     *
     * @param retriever lines of YAML to add to the retriever; may be empty
     * @param stream lines of YAML to add to the stream; may be empty
     */
    public static DeclarativeStream stream(String retriever, String stream) {
        return (DeclarativeStream) load(body("items", retriever, stream));
    }

    /** A StateDelegatingStream called {@code items} of two streams of this name. */
    public static StateDelegatingStream delegating(String fullRefresh, String incremental, String own) {
        String text = """
                type: StateDelegatingStream
                name: items
                full_refresh_stream:
                %s
                incremental_stream:
                %s
                """.formatted(
                        body("items", "", fullRefresh).indent(2),
                        body("items", "", incremental).indent(2));
        return (StateDelegatingStream) load(text + own);
    }

    /** A parent config of the stream {@code boards}. */
    public static String parent(String stream, String own) {
        return """
                - type: ParentStreamConfig
                  parent_key: id
                  partition_field: board
                  stream:
                %s
                """.formatted(body("boards", "", stream).indent(4)) + own.indent(2);
    }

    private static String body(String name, String retriever, String stream) {
        return """
                type: DeclarativeStream
                name: %s
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url: https://api.example.com/items
                  record_selector:
                    type: RecordSelector
                    extractor:
                      type: DpathExtractor
                      field_path: []
                %s
                %s
                """.formatted(name, retriever.indent(2), stream);
    }

    private static SingleStream load(String stream) {
        String manifest = """
                version: 6.0.0
                type: DeclarativeSource
                check:
                  type: CheckStream
                  stream_names: [items]
                streams:
                - %s
                """.formatted(stream.indent(2).strip());
        return (SingleStream) ManifestLoader.load(manifest).source().streams().getFirst();
    }
}
