package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;
import java.util.Map;

/** How the bytes of a response become values. */
public sealed interface Decoder {
    /** All of them. */
    OneOf<Decoder> SHAPE = oneOf(
            JsonDecoder.SHAPE,
            JsonItemsDecoder.SHAPE,
            XmlDecoder.SHAPE,
            CsvDecoder.SHAPE,
            JsonlDecoder.SHAPE,
            GzipDecoder.SHAPE,
            IterableDecoder.SHAPE,
            ZipfileDecoder.SHAPE,
            CustomDecoder.SHAPE);

    /** One JSON text. */
    record JsonDecoder() implements Decoder {
        static final Component<JsonDecoder> SHAPE = component("JsonDecoder", JsonDecoder::read);

        static JsonDecoder read(Node node) {
            return new JsonDecoder();
        }
    }

    /**
     * The items of one list inside a large JSON text, read piece by piece.
     *
     * @param itemsPath dotted path of the list
     */
    record JsonItemsDecoder(String itemsPath, String encoding) implements Decoder {
        static final Component<JsonItemsDecoder> SHAPE = component("JsonItemsDecoder", JsonItemsDecoder::read);

        static JsonItemsDecoder read(Node node) {
            return new JsonItemsDecoder(node.required("items_path", TEXT), node.optional("encoding", TEXT, "utf-8"));
        }
    }

    /** XML, as a mapping. */
    record XmlDecoder() implements Decoder {
        static final Component<XmlDecoder> SHAPE = component("XmlDecoder", XmlDecoder::read);

        static XmlDecoder read(Node node) {
            return new XmlDecoder();
        }
    }

    /**
     * CSV with a header line.
     *
     * @param setValuesToNone texts that mean null
     */
    record CsvDecoder(String encoding, String delimiter, List<String> setValuesToNone) implements Decoder {
        static final Component<CsvDecoder> SHAPE = component("CsvDecoder", CsvDecoder::read);

        static CsvDecoder read(Node node) {
            return new CsvDecoder(
                    node.optional("encoding", TEXT, "utf-8"),
                    node.optional("delimiter", TEXT, ","),
                    node.optional("set_values_to_none", listOf(TEXT), List.of()));
        }
    }

    /** One JSON text per line. */
    record JsonlDecoder() implements Decoder {
        static final Component<JsonlDecoder> SHAPE = component("JsonlDecoder", JsonlDecoder::read);

        static JsonlDecoder read(Node node) {
            return new JsonlDecoder();
        }
    }

    /** Compressed with gzip. */
    record GzipDecoder(Decoder decoder) implements Decoder {
        static final Component<GzipDecoder> SHAPE = component("GzipDecoder", GzipDecoder::read);

        static GzipDecoder read(Node node) {
            return new GzipDecoder(inside(node));
        }
    }

    /** Each line is a record {@code {"record": line}}. */
    record IterableDecoder() implements Decoder {
        static final Component<IterableDecoder> SHAPE = component("IterableDecoder", IterableDecoder::read);

        static IterableDecoder read(Node node) {
            return new IterableDecoder();
        }
    }

    /** Files in a ZIP archive. */
    record ZipfileDecoder(Decoder decoder) implements Decoder {
        static final Component<ZipfileDecoder> SHAPE = component("ZipfileDecoder", ZipfileDecoder::read);

        static ZipfileDecoder read(Node node) {
            return new ZipfileDecoder(inside(node));
        }
    }

    /** Code of the connector's own, named by its Python class. */
    record CustomDecoder(String className, Map<String, Object> properties, Map<String, Object> parameters)
            implements Decoder, CustomCode {
        static final Component<CustomDecoder> SHAPE = component("CustomDecoder", CustomDecoder::read);

        static CustomDecoder read(Node node) {
            return new CustomDecoder(node.required("class_name", TEXT), node.rawProperties(), node.parameters());
        }
    }

    /** What may stand in something compressed. */
    private static Decoder inside(Node node) {
        return node.required(
                "decoder",
                oneOf(
                        CsvDecoder.SHAPE,
                        GzipDecoder.SHAPE,
                        JsonDecoder.SHAPE,
                        JsonItemsDecoder.SHAPE,
                        JsonlDecoder.SHAPE));
    }
}
