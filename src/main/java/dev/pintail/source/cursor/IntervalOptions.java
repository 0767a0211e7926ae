package dev.pintail.source.cursor;

import static java.util.Objects.requireNonNull;

import dev.pintail.source.http.OptionPlace;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.http.RequestOptionsProvider;
import dev.pintail.source.partition.OptionOverlay;
import dev.pintail.source.slice.StreamSlice;
import java.util.Map;
import java.util.Optional;

/** Where requests have the bounds of their window. */
record IntervalOptions(WindowFields fields, Optional<OptionPlace> start, Optional<OptionPlace> end)
        implements RequestOptionsProvider {
    IntervalOptions {
        requireNonNull(fields, "fields is null");
        requireNonNull(start, "start is null");
        requireNonNull(end, "end is null");
    }

    @Override
    public RequestOptions options(StreamSlice slice, Object nextPageToken) {
        Map<String, Object> values = slice.values();
        if (values.isEmpty() && slice.extraFields().isEmpty()) {
            return RequestOptions.NONE;
        }
        RequestOptions startOptions =
                start.map(place -> place.with(values.get(fields.start()))).orElse(RequestOptions.NONE);
        return end.map(place -> OptionOverlay.joined(startOptions, place.with(values.get(fields.end()))))
                .orElse(startOptions);
    }
}
