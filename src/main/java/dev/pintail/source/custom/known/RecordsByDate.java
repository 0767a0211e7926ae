package dev.pintail.source.custom.known;

import dev.pintail.source.custom.CustomComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object with an entry for each day becomes records with a {@code date}: Mixpanel's revenue.
 *
 * @param total the entry that stands for all days and is no record
 */
record RecordsByDate(String total) implements CustomComponent.Extractor {
    @Override
    public List<Object> records(Object found, Object body) {
        return Items.objects(found)
                .flatMap(days -> days.entrySet().stream())
                .filter(day -> !day.getKey().equals(total))
                .map(RecordsByDate::record)
                .toList();
    }

    private static Object record(Map.Entry<String, Object> day) {
        Map<String, Object> date = new LinkedHashMap<>();
        date.put("date", day.getKey());
        return Items.with(date, Items.object(day.getValue()));
    }
}
