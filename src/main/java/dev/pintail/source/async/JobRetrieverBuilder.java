package dev.pintail.source.async;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.ManifestException;
import dev.pintail.manifest.component.AsyncJobStatusMap;
import dev.pintail.manifest.component.Extractor;
import dev.pintail.manifest.component.Retriever.AsyncRetriever;
import dev.pintail.source.decode.Decoders;
import dev.pintail.source.extract.RecordExtractor;
import dev.pintail.source.http.Decoder;
import dev.pintail.source.http.Requester;
import dev.pintail.source.retrieve.Retrievers;
import dev.pintail.source.retrieve.Selector;
import dev.pintail.source.session.Session;
import dev.pintail.template.InterpolatedString;
import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.Str;
import dev.pintail.template.python.Truth;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts one {@link JobRetriever} together. */
final class JobRetrieverBuilder {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(60);

    private final Retrievers retrievers;
    private final JobSlots slots;
    private final AsyncRetriever definition;
    private final String stream;
    private final Decoder decoder;

    JobRetrieverBuilder(Retrievers retrievers, JobSlots slots, AsyncRetriever definition, String stream) {
        this.retrievers = retrievers;
        this.slots = slots;
        this.definition = definition;
        this.stream = stream;
        decoder = Decoders.of(definition.decoder(), retrievers.scope());
    }

    /** @param selector what happens to the downloaded records */
    JobRetriever build(Selector selector) {
        if (definition.downloadTargetRequester() != null && definition.downloadTargetExtractor() == null) {
            throw invalid("`download_target_extractor` required if using a `download_target_requester`");
        }
        Session session = retrievers.session();
        JobRequests requests = new JobRequests(
                requester(definition.creationRequester(), "job creation"),
                requester(definition.pollingRequester(), "job polling"),
                requester(definition.abortRequester(), "job abort"),
                requester(definition.deleteRequester(), "job delete"),
                extractor(definition.statusExtractor()),
                statuses(definition.statusMapping()),
                timeout(),
                session.clock());
        Duration retryWait = retryWait();
        return new JobRetriever(
                slices -> new JobWatch(requests, slices, slots, retryWait, session.clock(), session.messages()),
                new JobDownloads(
                        definition.downloadTargetExtractor() == null
                                ? null
                                : extractor(definition.downloadTargetExtractor()),
                        requester(definition.downloadTargetRequester(), "job extract_url"),
                        retrievers.download(definition, "job download - " + stream),
                        requests),
                selector);
    }

    private Requester requester(dev.pintail.manifest.component.Requester requester, String use) {
        return requester == null ? null : retrievers.auxiliary(requester, use + " - " + stream, decoder);
    }

    private RecordExtractor extractor(Extractor extractor) {
        return retrievers.extractors().of(extractor, definition.decoder());
    }

    private static Map<String, JobStatus> statuses(AsyncJobStatusMap map) {
        Map<String, JobStatus> statuses = new HashMap<>();
        put(statuses, map.running(), JobStatus.RUNNING);
        put(statuses, map.completed(), JobStatus.COMPLETED);
        put(statuses, map.failed(), JobStatus.FAILED);
        put(statuses, map.timeout(), JobStatus.TIMED_OUT);
        put(statuses, map.skipped(), JobStatus.SKIPPED);
        return statuses;
    }

    private static void put(Map<String, JobStatus> statuses, List<String> words, JobStatus status) {
        for (String word : words) {
            if (statuses.put(word, status) != null) {
                throw invalid(
                        "API status " + word + " is mapped twice. Please ensure API statuses are only provided once");
            }
        }
    }

    private Duration timeout() {
        Long minutes = wholeNumber(definition.pollingJobTimeout());
        return minutes == null || minutes == 0 ? DEFAULT_TIMEOUT : Duration.ofMinutes(minutes);
    }

    private Duration retryWait() {
        Long seconds = wholeNumber(definition.failedRetryWaitTimeInSeconds());
        if (seconds != null && seconds <= 0) {
            throw invalid("failed_retry_wait_time_in_seconds must be >= 1");
        }
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private Long wholeNumber(Object template) {
        if (!Truth.of(template)) {
            return null;
        }
        Object value = new InterpolatedString(Str.of(template), Map.of()).eval(retrievers.scope());
        return Numbers.toInt(value).longValue();
    }

    private static ManifestException invalid(String message) {
        return new ManifestException(ErrorCode.MANIFEST_INVALID, message, "");
    }
}
