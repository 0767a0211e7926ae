package dev.pintail.source.extract;

import dev.pintail.source.custom.CustomComponent;
import dev.pintail.source.custom.InstalledClasses;
import dev.pintail.error.ErrorCode;
import dev.pintail.error.FailureType;
import dev.pintail.error.ManifestException;
import dev.pintail.error.SourceException;
import dev.pintail.manifest.component.CombineMode;
import dev.pintail.manifest.component.Decoder;
import dev.pintail.manifest.component.Extractor;
import dev.pintail.manifest.component.OnNoRecords;
import dev.pintail.manifest.component.RecordExpander.ParentFieldPath;
import dev.pintail.manifest.component.Retriever;
import dev.pintail.protocol.MessageSink;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.Scope;
import dev.pintail.template.python.Str;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Makes extractors from their definitions.
 *
 * @param scope with the configuration
 * @param messages takes warnings about lists that are cut
 * @param retrievers makes what reads the full lists
 */
public record Extractors(
        Scope scope,
        MessageSink messages,
        Function<Retriever, Function<StreamSlice, Iterator<List<Map<String, Object>>>>> retrievers) {

    /**
     * The extractor of a definition.
     *
     * @param decoder of the answers it will see; null for JSON
     * @throws ManifestException for code of the connector's own, and for paths that must not have globs but do
     * @throws SourceException for an extractor that the reference refuses over such a decoder
     */
    public RecordExtractor of(Extractor definition, Decoder decoder) {
        if (definition instanceof Extractor.CombinedExtractor && streams(decoder)) {
            String message = "CombinedExtractor is not supported with a streaming decoder.";
            throw new SourceException(
                    ErrorCode.MANIFEST_INVALID,
                    FailureType.CONFIG_ERROR,
                    message,
                    message,
                    "Use another decoder.",
                    null);
        }
        return of(definition);
    }

    /** Whether the reference reads a body only once with this decoder, so that a second extractor would find nothing. */
    private static boolean streams(Decoder decoder) {
        return switch (decoder) {
            case Decoder.CsvDecoder csv -> true;
            case Decoder.JsonlDecoder jsonl -> true;
            case Decoder.JsonItemsDecoder items -> true;
            case Decoder.GzipDecoder gzip -> true;
            case Decoder.IterableDecoder lines -> true;
            case Decoder.JsonDecoder json -> false;
            case Decoder.XmlDecoder xml -> false;
            case Decoder.ZipfileDecoder zip -> false;
            case Decoder.CustomDecoder custom -> false;
            case null -> false;
        };
    }

    private RecordExtractor of(Extractor definition) {
        return switch (definition) {
            case Extractor.DpathExtractor dpath ->
                new DpathExtractor(
                        new PathTemplate(dpath.fieldPath(), dpath.parameters(), scope),
                        expander(dpath.recordExpander()));
            case Extractor.CombinedExtractor combined ->
                new CombinedExtractor(
                        combined.extractors().stream().map(this::of).toList(),
                        combined.mode() == CombineMode.FIRST_MATCH,
                        combined.skipEmptyRecords());
            case Extractor.ResponseToFileExtractor file -> new CsvFileExtractor(file.preserveNaValues());
            case Extractor.CustomRecordExtractor custom -> custom(custom);
        };
    }

    private CustomExtractor custom(Extractor.CustomRecordExtractor custom) {
        List<String> path = custom.properties().get("field_path") instanceof List<?> given
                ? given.stream().map(String::valueOf).toList()
                : List.of();
        return new CustomExtractor(
                new PathTemplate(path, custom.parameters(), scope),
                InstalledClasses.require(CustomComponent.Extractor.class, "record extractor", custom, scope));
    }

    private RecordExpander expander(dev.pintail.manifest.component.RecordExpander definition) {
        if (definition == null) {
            return null;
        }
        PathTemplate path = new PathTemplate(definition.expandRecordsFromField(), definition.parameters(), scope);
        return new RecordExpander(
                path,
                definition.remainOriginalRecord(),
                definition.parentFields().stream().map(this::parentField).toList(),
                definition.mergeParent(),
                definition.onNoRecords() == OnNoRecords.EMIT_PARENT,
                truncation(definition, path));
    }

    private ParentField parentField(ParentFieldPath definition) {
        List<Object> from = values(definition.parentPath(), definition.parameters(), "parent_path");
        List<Object> to = values(definition.recordPath(), definition.parameters(), "record_path");
        if (from.isEmpty() || to.isEmpty()) {
            throw invalid("`parent_path` and `record_path` cannot be empty.");
        }
        return new ParentField(from, new FieldPath(to.stream().map(Str::of).toList()));
    }

    private TruncatedList truncation(dev.pintail.manifest.component.RecordExpander definition, PathTemplate path) {
        if (definition.truncationIndicatorPath().isEmpty()) {
            if (definition.truncatedListRetriever() != null) {
                throw invalid("`truncation_indicator_path` is required when `truncated_list_retriever` is configured.");
            }
            return null;
        }
        List<Object> indicator =
                values(definition.truncationIndicatorPath(), definition.parameters(), "truncation_indicator_path");
        if (definition.truncatedListRetriever() != null) {
            rejectGlobs(path.values(), "expand_records_from_field");
        }
        List<Object> totalCount = new ArrayList<>(indicator.subList(0, indicator.size() - 1));
        totalCount.add("total_count");
        return new TruncatedList(
                DocumentPath.of(indicator),
                DocumentPath.of(totalCount),
                definition.truncatedListRetriever() == null
                        ? null
                        : retrievers.apply(definition.truncatedListRetriever()),
                messages,
                new AtomicBoolean());
    }

    private List<Object> values(List<String> path, Map<String, Object> parameters, String field) {
        List<Object> values = new PathTemplate(path, parameters, scope).values();
        rejectGlobs(values, field);
        return values;
    }

    private static void rejectGlobs(List<Object> path, String field) {
        for (Object segment : path) {
            if (segment instanceof String text && PathSegment.isGlob(text)) {
                throw invalid("Glob characters ('*', '?', '[') are not supported in `" + field
                        + "`: the path must identify a single field.");
            }
        }
    }

    private static ManifestException invalid(String message) {
        return new ManifestException(ErrorCode.MANIFEST_INVALID, message, "");
    }
}
