package dev.pintail.catalog;

import java.util.List;

/**
 * What the users of a connector have to do when they go to a version or beyond it.
 *
 * @param version from which on it holds
 * @param deadline {@code YYYY-MM-DD}: when Airbyte acts for those who did not; empty if unknown
 * @param documentation the address of the guide; may be empty
 * @param action what Airbyte's platform does at the deadline ({@code auto_upgrade}, {@code disable}); may be empty
 * @param streams those that it touches; empty: all
 */
public record BreakingChange(
        Version version, String message, String deadline, String documentation, String action, List<String> streams) {
    public BreakingChange {
        streams = List.copyOf(streams);
    }

    static BreakingChange of(String version, JsonFields fields) {
        List<String> streams = fields.objects("scopedImpact").stream()
                .filter(impact -> impact.text("scopeType").equals("stream"))
                .flatMap(impact -> impact.texts("impactedScopes").orElse(List.of()).stream())
                .toList();
        return new BreakingChange(
                Version.parse(version),
                fields.text("message").strip(),
                fields.text("upgradeDeadline"),
                fields.text("migrationDocumentationUrl"),
                fields.text("deadlineAction"),
                streams);
    }
}
