package dev.pintail.source.stream;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.SingleStream;
import dev.pintail.manifest.component.StreamGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The manifest's groups of streams that are never read at the same time (cdk-semantics 1.10). */
final class StreamGroups {
    private final Map<String, String> groupByStream = new LinkedHashMap<>();

    StreamGroups(Map<String, StreamGroup> groups) {
        groups.forEach((name, group) -> group.streams().forEach(stream -> groupByStream.put(stream.name(), name)));
    }

    /**
     * The streams with their groups and ancestors.
     *
     * @param definitions all streams of the manifest, by name
     * @throws ManifestException if a stream would have to wait for a parent that waits for it
     */
    List<SourceStream> assign(List<SourceStream> streams, Map<String, SingleStream> definitions) {
        return streams.stream()
                .map(stream -> {
                    String group = groupByStream.getOrDefault(stream.name(), "");
                    Set<String> ancestors = Parents.ancestors(stream.name(), definitions);
                    requireOtherGroups(stream.name(), group, ancestors);
                    return stream.in(group, ancestors);
                })
                .toList();
    }

    private void requireOtherGroups(String stream, String group, Set<String> ancestors) {
        for (String ancestor : ancestors) {
            if (!group.isEmpty() && group.equals(groupByStream.get(ancestor))) {
                throw new ManifestException(
                        ErrorCode.MANIFEST_INVALID,
                        "Stream '%s' and its parent stream '%s' are both in group '%s'. A child stream must not share a group with its parent to avoid deadlock."
                                .formatted(stream, ancestor, group),
                        "");
            }
        }
    }
}
