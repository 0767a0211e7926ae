package dev.pintail.sync;

import dev.pintail.source.bookmark.ParentPage;
import dev.pintail.source.bookmark.SliceMark;
import dev.pintail.source.bookmark.SlicePosition;
import dev.pintail.source.bookmark.SlicePosition.NextPage;
import dev.pintail.source.bookmark.SlicePosition.Window;
import dev.pintail.source.slice.StreamSlice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How marks are written into the table of continuations. Only what this program wrote is read. */
final class MarkJson {
    private MarkJson() {}

    static Map<String, Object> write(SliceMark mark) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("partition", mark.slice().partition());
        json.put("cursor", mark.slice().cursorSlice());
        json.put("seen", mark.seen());
        mark.next().ifPresent(next -> json.put("next", write(next)));
        return json;
    }

    static SliceMark sliceMark(Map<String, Object> json) {
        return new SliceMark(
                new StreamSlice(object(json.get("partition")), object(json.get("cursor")), Map.of()),
                next(json),
                objects(json.get("seen")));
    }

    static Map<String, Object> write(ParentPage page) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("records", page.records());
        page.next().ifPresent(next -> json.put("next", write(next)));
        return json;
    }

    static ParentPage parentPage(Map<String, Object> json) {
        return new ParentPage(objects(json.get("records")), next(json));
    }

    private static Map<String, Object> write(SlicePosition position) {
        Map<String, Object> json = new LinkedHashMap<>();
        position.page().ifPresent(page -> {
            Map<String, Object> next = new LinkedHashMap<>();
            next.put("token", page.token());
            next.put("records", page.sinceReset());
            next.put("size", page.pageSize());
            json.put("page", next);
        });
        json.put(
                "windows",
                position.windows().stream()
                        .map(window -> Map.of("cursor", window.cursorSlice(), "depth", (long) window.depth()))
                        .toList());
        return json;
    }

    private static Optional<SlicePosition> next(Map<String, Object> json) {
        return Optional.ofNullable(json.get("next"))
                .map(MarkJson::object)
                .map(next -> new SlicePosition(
                        Optional.ofNullable(next.get("page"))
                                .map(MarkJson::object)
                                .map(page -> new NextPage(
                                        page.get("token"), (Long) page.get("records"), (Long) page.get("size"))),
                        objects(next.get("windows")).stream()
                                .map(window -> new Window(
                                        object(window.get("cursor")), Math.toIntExact((Long) window.get("depth"))))
                                .toList()));
    }

    @SuppressWarnings("unchecked") // objects of the value model have text keys
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<Map<String, Object>> objects(Object value) {
        return ((List<?>) value).stream().map(MarkJson::object).toList();
    }
}
