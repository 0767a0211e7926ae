package dev.pintail.source.decode;

import dev.pintail.template.Scope;
import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.InstalledClasses;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.Decoder.CsvDecoder;
import dev.pintail.manifest.component.Decoder.CustomDecoder;
import dev.pintail.manifest.component.Decoder.GzipDecoder;
import dev.pintail.manifest.component.Decoder.IterableDecoder;
import dev.pintail.manifest.component.Decoder.JsonItemsDecoder;
import dev.pintail.manifest.component.Decoder.JsonlDecoder;
import dev.pintail.manifest.component.Decoder.ZipfileDecoder;
import dev.pintail.source.http.Decoder;
import dev.pintail.source.http.Decoder.PagingView;
import dev.pintail.template.python.Literals;
import java.util.Set;

/** Makes decoders from their definitions. */
public final class Decoders {
    private Decoders() {}

    /**
     * The decoder of a definition; JSON without one.
     *
     * @param scope with the configuration
     * @throws ManifestException for code of the connector's own
     */
    public static Decoder of(dev.pintail.manifest.component.Decoder definition, Scope scope) {
        return switch (definition) {
            case null -> new JsonDecoder();
            case dev.pintail.manifest.component.Decoder.JsonDecoder json -> new JsonDecoder();
            case dev.pintail.manifest.component.Decoder.XmlDecoder xml -> new XmlDecoder();
            case CsvDecoder csv -> new StreamingDecoder(format(csv, scope), PagingView.REFUSED);
            case JsonlDecoder jsonl -> new StreamingDecoder(format(jsonl, scope), PagingView.REFUSED);
            case JsonItemsDecoder items -> new StreamingDecoder(format(items, scope), PagingView.REFUSED);
            case IterableDecoder lines -> new StreamingDecoder(new LinesFormat(), PagingView.REFUSED);
            case GzipDecoder gzip ->
                new StreamingDecoder(format(gzip, scope), holdsJson(gzip) ? PagingView.NOTHING : PagingView.REFUSED);
            case ZipfileDecoder zip -> new StreamingDecoder(new ZipFormat(format(zip.decoder(), scope)), PagingView.REFUSED);
            case CustomDecoder custom -> new StreamingDecoder(format(custom, scope), PagingView.REFUSED);
        };
    }

    private static BodyParser format(dev.pintail.manifest.component.Decoder definition, Scope scope) {
        return switch (definition) {
            case dev.pintail.manifest.component.Decoder.JsonDecoder json -> new JsonFormat();
            case JsonlDecoder jsonl -> new JsonLinesFormat();
            case JsonItemsDecoder items -> new JsonItemsFormat(items.itemsPath(), items.encoding());
            case CsvDecoder csv ->
                new CsvFormat(csv.encoding(), delimiter(csv.delimiter()), Set.copyOf(csv.setValuesToNone()));
            case GzipDecoder gzip -> new GzipFormat(format(gzip.decoder(), scope));
            case CustomDecoder custom ->
                InstalledClasses.require(CustomComponent.Format.class, "decoder", custom, scope)::decode;
            case dev.pintail.manifest.component.Decoder.XmlDecoder xml -> throw notInside("XmlDecoder");
            case IterableDecoder lines -> throw notInside("IterableDecoder");
            case ZipfileDecoder zip -> throw notInside("ZipfileDecoder");
        };
    }

    /** As the reference looks: not through a second layer. */
    private static boolean holdsJson(GzipDecoder gzip) {
        return gzip.decoder() instanceof dev.pintail.manifest.component.Decoder.JsonDecoder;
    }

    /** One character, which may be written as an escape such as {@code \t}. */
    private static char delimiter(String text) {
        Object plain = text.startsWith("\\") ? Literals.evaluate("'" + text + "'") : text;
        if (plain instanceof String delimiter && delimiter.isEmpty()) {
            return ',';
        }
        if (plain instanceof String delimiter && delimiter.length() == 1) {
            return delimiter.charAt(0);
        }
        throw new ManifestException(
                ErrorCode.MANIFEST_INVALID,
                "The delimiter of a CsvDecoder is not one character: " + text,
                "Give it one character, or an escape such as \\t.");
    }

    private static ManifestException notInside(String type) {
        return new ManifestException(
                ErrorCode.MANIFEST_INVALID,
                "A %s cannot stand inside another decoder".formatted(type),
                "Use it alone, or another decoder inside.");
    }
}
