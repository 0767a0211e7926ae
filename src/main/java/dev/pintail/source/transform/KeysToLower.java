package dev.pintail.source.transform;

import dev.pintail.source.slice.StreamSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lower-cases the keys at the top of a record, not those inside.
 *
 * <p>The order of the keys stays; the reference leaves it to chance, as it does which of several changed keys wins that become the
 * same. Here it is the last. A key that is in lower case already loses, as there.
 */
public record KeysToLower() implements RecordTransformation {
    @Override
    public void apply(Map<String, Object> record, StreamSlice slice) {
        List<String> keys = null;
        for (String key : record.keySet()) {
            if (!key.equals(key.toLowerCase(Locale.ROOT))) {
                keys = new ArrayList<>(record.keySet());
                break;
            }
        }
        if (keys != null) {
            keys.forEach(key -> record.put(key.toLowerCase(Locale.ROOT), record.remove(key)));
        }
    }
}
