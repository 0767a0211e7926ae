package dev.pintail.source.async;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.extract.RecordExtractor;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.RequestOptions;
import dev.pintail.source.http.Requester;
import dev.pintail.source.http.RetrievalSignal;
import dev.pintail.source.session.Clock;
import dev.pintail.source.slice.StreamSlice;
import dev.pintail.template.python.Str;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The requests of a job's life.
 *
 * <p>Paginators and slicers inject nothing into them; their templates see the slice and the answers so far. Thread-safe.
 *
 * @param abort null: a job that took too long is left alone
 * @param delete null: a job stays when its files were downloaded
 * @param statuses the API's words for a status
 * @param timeout of a job
 */
record JobRequests(
        Requester create,
        Requester poll,
        Requester abort,
        Requester delete,
        RecordExtractor status,
        Map<String, JobStatus> statuses,
        Duration timeout,
        Clock clock) {
    JobRequests {
        statuses = Map.copyOf(statuses);
    }

    /** @throws SourceException if the API creates no job */
    Job create(StreamSlice slice) throws InterruptedException {
        DecodedResponse answer = send(create, slice);
        if (!answer.ok()) {
            answer.close();
            throw new SourceException(
                    ErrorCode.SOURCE_REQUEST_FAILED, "The API gave no answer to the request that creates a job.", "");
        }
        return Job.created(kept(answer), timeout, clock.instant());
    }

    /** @throws SourceException also if the manifest does not know the status */
    void poll(Job job, StreamSlice slice) throws InterruptedException {
        DecodedResponse answer = kept(send(poll, withCreation(job, slice)));
        Iterator<Object> found = status.extract(answer);
        String word = Str.of(found.hasNext() ? found.next() : null);
        JobStatus polled = statuses.get(word);
        if (polled == null) {
            throw new SourceException(
                    ErrorCode.SOURCE_FAILED,
                    "API status `" + word + "` is unknown.",
                    "Add it to status_mapping of the stream's retriever.");
        }
        job.poll(polled, answer, clock.instant());
    }

    void abort(Job job, StreamSlice slice) throws InterruptedException {
        if (abort != null) {
            send(abort, withCreation(job, slice)).close();
        }
    }

    void delete(Job job, StreamSlice slice) throws InterruptedException {
        if (delete != null) {
            send(delete, withCreation(job, slice)).close();
        }
    }

    static DecodedResponse send(Requester requester, StreamSlice slice) throws InterruptedException {
        try {
            return requester.send(new Requester.Input(null, slice, null, RequestOptions.NONE));
        } catch (RetrievalSignal signal) {
            throw new SourceException(
                    ErrorCode.SOURCE_REQUEST_FAILED,
                    "The error handler of " + requester.name() + " asks for " + signal.action()
                            + ", which only the requester of a stream's pages can have.",
                    "Correct the error handler in the manifest.");
        }
    }

    private static StreamSlice withCreation(Job job, StreamSlice slice) {
        Map<String, Object> extra = new LinkedHashMap<>(slice.extraFields());
        extra.put("creation_response", ResponseVariable.of(job.creation()));
        return slice.withExtraFields(extra);
    }

    /** The answer with its bodies in memory: it is looked at several times. */
    private static DecodedResponse kept(DecodedResponse answer) {
        List<Object> bodies = new ArrayList<>();
        answer.bodies().forEachRemaining(bodies::add);
        answer.close();
        return DecodedResponse.of(answer.response(), bodies);
    }
}
