package dev.pintail.source.custom.known;

import dev.pintail.source.custom.CustomComponent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Pinterest's reports: lists of records by campaign, whose id goes into each of them. */
record RecordsByCampaign() implements CustomComponent.Extractor {
    @Override
    public List<Object> records(Object found, Object body) {
        return Items.object(body).entrySet().stream()
                .flatMap(RecordsByCampaign::records)
                .toList();
    }

    private static Stream<Object> records(Map.Entry<String, Object> campaign) {
        return campaign.getValue() instanceof List<?> records
                ? Items.objects(records).map(record -> Items.with(record, Map.of("campaign_id", campaign.getKey())))
                : Stream.empty();
    }
}
