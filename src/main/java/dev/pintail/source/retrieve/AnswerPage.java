package dev.pintail.source.retrieve;

import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.slice.StreamSlice;
import java.util.List;
import java.util.Map;

/** A page that is one answer; the request is sent when the first record is asked for. */
final class AnswerPage implements PageReading {
    /** Sends the page's request. */
    interface Sending {
        DecodedResponse send() throws InterruptedException;
    }

    private final Sending sending;
    private final RecordSource records;
    private final StreamSlice slice;
    private RecordSource.Reading reading;

    AnswerPage(Sending sending, RecordSource records, StreamSlice slice) {
        this.sending = sending;
        this.records = records;
        this.slice = slice;
    }

    @Override
    public boolean hasNext() {
        return reading().records().hasNext();
    }

    @Override
    public List<Map<String, Object>> next() {
        return reading().records().next();
    }

    private RecordSource.Reading reading() {
        if (reading == null) {
            try {
                reading = records.read(sending.send(), slice);
            } catch (InterruptedException e) {
                throw Interruption.unchecked(e);
            }
        }
        return reading;
    }

    @Override
    public DecodedResponse response() {
        return reading.response();
    }

    @Override
    public long extracted() {
        return reading.records().extracted();
    }

    @Override
    public void close() {
        if (reading != null) {
            reading.close();
        }
    }
}
