package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.Component.untyped;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.FLAG;
import static dev.pintail.manifest.component.Shapes.OBJECT;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER_OR_TEXT;
import static dev.pintail.manifest.component.Shapes.listOf;

import java.util.List;
import java.util.Map;

/** By which cursor a stream is read incrementally. */
public sealed interface IncrementalSync {
    /** All of them. */
    OneOf<IncrementalSync> SHAPE = oneOf(DatetimeBasedCursor.SHAPE, IncrementingCountCursor.SHAPE);

    /**
     * By time.
     *
     * @param cursorDatetimeFormats formats of the record's value, tried in order; empty: {@code datetime_format}
     * @param endDatetime null for now
     * @param datetimeFormat of requests and state
     * @param cursorGranularity ISO 8601 duration: the smallest step between two values
     * @param isDataFeed newest first: stop at the first known record
     * @param isClientSideIncremental the API cannot filter: drop known records here
     * @param isCompareStrictly accepted, without effect as in the reference
     * @param globalSubstreamCursor one cursor for all partitions
     * @param lookbackWindow ISO 8601 duration, a template
     * @param step ISO 8601 duration of a slice
     */
    record DatetimeBasedCursor(
            Clamping clamping,
            String cursorField,
            Boolean allowCatalogDefinedCursorField,
            List<String> cursorDatetimeFormats,
            MinMaxDatetime startDatetime,
            RequestOption startTimeOption,
            MinMaxDatetime endDatetime,
            RequestOption endTimeOption,
            String datetimeFormat,
            String cursorGranularity,
            Boolean isDataFeed,
            Boolean isClientSideIncremental,
            boolean isCompareStrictly,
            boolean globalSubstreamCursor,
            String lookbackWindow,
            String partitionFieldEnd,
            String partitionFieldStart,
            String step,
            Map<String, Object> parameters)
            implements IncrementalSync {
        static final Component<DatetimeBasedCursor> SHAPE = component("DatetimeBasedCursor", DatetimeBasedCursor::read);

        static DatetimeBasedCursor read(Node node) {
            return new DatetimeBasedCursor(
                    node.optional("clamping", Clamping.SHAPE),
                    node.required("cursor_field", TEXT),
                    node.optional("allow_catalog_defined_cursor_field", FLAG),
                    node.optional("cursor_datetime_formats", listOf(TEXT), List.of()),
                    node.required("start_datetime", MinMaxDatetime.orText(node.parameters())),
                    node.optional("start_time_option", RequestOption.SHAPE),
                    node.optional("end_datetime", MinMaxDatetime.orText(node.parameters())),
                    node.optional("end_time_option", RequestOption.SHAPE),
                    node.required("datetime_format", TEXT),
                    node.optional("cursor_granularity", TEXT),
                    node.optional("is_data_feed", FLAG),
                    node.optional("is_client_side_incremental", FLAG),
                    node.optional("is_compare_strictly", FLAG, false),
                    node.optional("global_substream_cursor", FLAG, false),
                    node.optional("lookback_window", TEXT),
                    node.optional("partition_field_end", TEXT),
                    node.optional("partition_field_start", TEXT),
                    node.optional("step", TEXT),
                    node.parameters());
        }
    }

    /**
     * By a growing number.
     *
     * @param startValue a whole number or a template
     */
    record IncrementingCountCursor(
            String cursorField,
            Boolean allowCatalogDefinedCursorField,
            Object startValue,
            RequestOption startValueOption,
            Map<String, Object> parameters)
            implements IncrementalSync {
        static final Component<IncrementingCountCursor> SHAPE =
                component("IncrementingCountCursor", IncrementingCountCursor::read);

        static IncrementingCountCursor read(Node node) {
            return new IncrementingCountCursor(
                    node.required("cursor_field", TEXT),
                    node.optional("allow_catalog_defined_cursor_field", FLAG),
                    node.optional("start_value", WHOLE_NUMBER_OR_TEXT),
                    node.optional("start_value_option", RequestOption.SHAPE),
                    node.parameters());
        }
    }

    /**
     * Lets slices begin and end at whole days, weeks or months.
     *
     * @param target {@code DAY}, {@code WEEK}, {@code MONTH}, or a template
     * @param targetDetails for weeks: {@code weekday}
     */
    record Clamping(String target, Map<String, Object> targetDetails) {
        static final Component<Clamping> SHAPE = untyped("Clamping", Clamping::read);

        static Clamping read(Node node) {
            return new Clamping(node.required("target", TEXT), node.optional("target_details", OBJECT, Map.of()));
        }
    }
}
