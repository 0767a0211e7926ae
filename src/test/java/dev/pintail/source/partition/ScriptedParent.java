package dev.pintail.source.partition;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.slice.StreamSlice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A parent with prepared records, which writes down what is done with it. A record {@code {"fails": true}} is an error instead.
 * Its state is the name of the last closed slice.
 */
public final class ScriptedParent implements ParentStream {
    private final String name;
    private final Map<StreamSlice, List<Map<String, Object>>> records = new LinkedHashMap<>();
    private final List<String> events = new ArrayList<>();
    private Map<String, Object> state = Map.of("closed", "none");

    public ScriptedParent(String name) {
        this.name = name;
    }

    /** A parent with one slice. */
    @SafeVarargs
    public static ScriptedParent of(String name, Map<String, Object>... records) {
        return new ScriptedParent(name).slice(StreamSlice.EMPTY, records);
    }

    @SafeVarargs
    public final ScriptedParent slice(StreamSlice slice, Map<String, Object>... newRecords) {
        List<Map<String, Object>> inSlice = new ArrayList<>();
        for (Map<String, Object> record : newRecords) {
            inSlice.add(record);
        }
        records.put(slice, inSlice);
        return this;
    }

    public List<String> events() {
        return events;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Iterator<StreamSlice> slices() {
        return records.keySet().iterator();
    }

    @Override
    public Iterator<Map<String, Object>> read(StreamSlice slice) {
        events.add("read " + shown(slice));
        return records.get(slice).stream().map(ScriptedParent::orFail).iterator();
    }

    private static Map<String, Object> orFail(Map<String, Object> record) {
        if (record.containsKey("fails")) {
            throw new SourceException(ErrorCode.SOURCE_REQUEST_FAILED, "page refused", "");
        }
        return record;
    }

    @Override
    public void observe(StreamSlice slice, Map<String, Object> record) {
        events.add("observe " + record.get("id"));
    }

    @Override
    public void close(StreamSlice slice) {
        events.add("close " + shown(slice));
        state = Map.of("closed", shown(slice));
    }

    @Override
    public void finish() {
        events.add("finish");
    }

    @Override
    public Map<String, Object> state() {
        return state;
    }

    private static String shown(StreamSlice slice) {
        return slice.values().toString();
    }
}
