package dev.pintail.source.async;

import static java.util.Objects.requireNonNull;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import dev.pintail.source.extract.RecordExtractor;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.Requester;
import dev.pintail.source.retrieve.Interruption;
import dev.pintail.source.retrieve.Retriever;
import dev.pintail.source.slice.StreamSlice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Downloads what a completed job made, file by file, and deletes the job then.
 *
 * @param targets finds the files in the answer that says the job is completed; null: there is one file, without a name
 * @param targetRequester asks for the answer with the files instead; null for none
 * @param files reads a file; its templates see it as {@code download_target}
 */
record JobDownloads(RecordExtractor targets, Requester targetRequester, Retriever files, JobRequests requests) {
    JobDownloads {
        requireNonNull(files, "files is null");
        requireNonNull(requests, "requests is null");
    }

    /** The records of all files, lazily. */
    Iterator<Object> of(Job job, StreamSlice slice) {
        return new Records(job, slice);
    }

    private List<Object> targets(Job job) throws InterruptedException {
        if (targets == null) {
            return List.of("");
        }
        if (targetRequester == null) {
            return found(job.completion());
        }
        StreamSlice slice =
                new StreamSlice(Map.of(), Map.of(), Map.of("polling_response", ResponseVariable.of(job.completion())));
        try (DecodedResponse answer = JobRequests.send(targetRequester, slice)) {
            if (!answer.ok()) {
                throw new SourceException(
                        ErrorCode.SOURCE_REQUEST_FAILED, "The API gave no answer with the files of a job.", "");
            }
            return found(answer);
        }
    }

    private List<Object> found(DecodedResponse answer) {
        List<Object> found = new ArrayList<>();
        targets.extract(answer).forEachRemaining(target -> {
            if (!RecordExtractor.isDropped(target)) {
                found.add(target);
            }
        });
        return found;
    }

    private static StreamSlice withTarget(Job job, StreamSlice slice, Object target) {
        Map<String, Object> extra = new LinkedHashMap<>(slice.extraFields());
        extra.put("download_target", target);
        extra.put("creation_response", ResponseVariable.of(job.creation()));
        extra.put("polling_response", ResponseVariable.of(job.completion()));
        return slice.withExtraFields(extra);
    }

    private final class Records implements Iterator<Object> {
        private final Job job;
        private final StreamSlice slice;
        private Iterator<Object> waiting;
        private Iterator<List<Map<String, Object>>> pages = Collections.emptyIterator();
        private Iterator<Map<String, Object>> page = Collections.emptyIterator();
        private boolean ended;

        Records(Job job, StreamSlice slice) {
            this.job = job;
            this.slice = slice;
        }

        @Override
        public boolean hasNext() {
            try {
                while (!page.hasNext() && !ended) {
                    advance();
                }
            } catch (InterruptedException e) {
                throw Interruption.unchecked(e);
            }
            return page.hasNext();
        }

        @Override
        public Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.next();
        }

        private void advance() throws InterruptedException {
            if (waiting == null) {
                waiting = targets(job).iterator();
            }
            if (pages.hasNext()) {
                page = pages.next().iterator();
            } else if (waiting.hasNext()) {
                pages = files.read(withTarget(job, slice, waiting.next()));
            } else {
                ended = true;
                requests.delete(job, slice);
            }
        }
    }
}
