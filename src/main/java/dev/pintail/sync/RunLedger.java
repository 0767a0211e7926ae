package dev.pintail.sync;

import static java.util.Objects.requireNonNull;

import dev.pintail.build.Build;
import dev.pintail.connection.Connection;
import dev.pintail.error.PintailException;
import dev.pintail.error.WarehouseException;
import dev.pintail.sync.SyncResult.Failure;
import dev.pintail.sync.SyncResult.Status;
import dev.pintail.sync.SyncResult.StreamResult;
import dev.pintail.sync.SyncResult.Traffic;
import dev.pintail.warehouse.RunRecord;
import dev.pintail.warehouse.Sql;
import dev.pintail.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is written down of a run when it is over: its rows in {@code _pintail_runs}, its result under an idempotency key, that the
 * lease is free.
 *
 * @param manifestDigest empty text while the manifest is not known
 */
record RunLedger(
        SyncRequest request, Connection connection, HeldLease lease, TrafficMeter meter, String manifestDigest) {
    /** As long as anybody repeats an event: Lambda's asynchronous retries end after six hours, SQS keeps messages for days. */
    private static final Duration RESULTS_KEPT = Duration.ofDays(4);

    /** The stream's name in the row of a run that did not come to its streams. */
    private static final String NO_STREAM = "";

    RunLedger {
        requireNonNull(request, "request is null");
        requireNonNull(connection, "connection is null");
        requireNonNull(lease, "lease is null");
        requireNonNull(meter, "meter is null");
        requireNonNull(manifestDigest, "manifestDigest is null");
    }

    /** The result of the first run with the request's idempotency key. */
    Optional<SyncResult> earlierResult(Warehouse warehouse, Instant now) {
        return request.idempotencyKey()
                .flatMap(key -> warehouse.keyedResults().find(connection.name(), key, now.minus(RESULTS_KEPT)))
                .map(ResultJson::read);
    }

    /** Writes everything in one transaction. */
    void close(SyncResult result, Warehouse warehouse, Map<String, Reading> readings, Map<String, StreamLoad> loads) {
        boolean over = result.status() != Status.CONTINUE;
        warehouse.transaction(sql -> {
            for (StreamResult stream : result.streams()) {
                Optional<Map<String, Object>> before =
                        Optional.ofNullable(readings.get(stream.name())).flatMap(Reading::startedFrom);
                warehouse.runs().write(sql, record(result, stream, before));
            }
            if (result.streams().isEmpty()) {
                warehouse.runs().write(sql, record(result, whole(result), Optional.empty()));
            }
            readings.forEach((stream, reading) -> {
                boolean stuck = loads.containsKey(stream) && loads.get(stream).stuck();
                if (stuck || (over && reading.head().complete())) {
                    reading.forget(warehouse.continuations(), sql);
                }
            });
            keep(sql, result, warehouse);
            lease.release(sql);
            return null;
        });
    }

    private void keep(Sql sql, SyncResult result, Warehouse warehouse) {
        boolean worthKeeping = switch (result.status()) {
            case SUCCEEDED, PARTIAL -> true;
            case CONTINUE, SKIPPED, FAILED -> false; // the same request again shall do something
        };
        if (worthKeeping && request.idempotencyKey().isPresent()) {
            Instant now = result.finishedAt();
            warehouse
                    .keyedResults()
                    .keep(
                            sql,
                            connection.name(),
                            request.idempotencyKey().get(),
                            now,
                            result.toJson(),
                            now.minus(RESULTS_KEPT));
        }
    }

    /** Writes down that a run could not begin; that it could not is what is told, not that this could not be written. */
    void failedToBegin(Warehouse warehouse, SyncResult result, PintailException e) {
        try {
            warehouse.runs().write(record(result, whole(result), Optional.empty()));
        } catch (WarehouseException other) {
            e.addSuppressed(other);
        }
    }

    private static StreamResult whole(SyncResult result) {
        return new StreamResult(NO_STREAM, result.status(), 0, 0, null, result.failure());
    }

    private RunRecord record(SyncResult result, StreamResult stream, Optional<Map<String, Object>> stateBefore) {
        Traffic traffic = stream.name().equals(NO_STREAM) ? meter.total() : meter.of(stream.name());
        return new RunRecord(
                result.runId(),
                connection.name(),
                stream.name(),
                new RunRecord.Counts(
                        stream.rowsRead(),
                        stream.rowsLoaded(),
                        traffic.bytes(),
                        traffic.requests(),
                        traffic.retries(),
                        traffic.waited().toMillis()),
                result.startedAt(),
                result.finishedAt(),
                stateBefore,
                Optional.ofNullable(stream.state()),
                status(stream.status()),
                stream.failure().or(result::failure).map(Failure::code).map(Enum::name),
                Build.pintail(),
                connection.source().connector(),
                manifestDigest);
    }

    private static String status(Status status) {
        return status == Status.CONTINUE ? "partial" : status.name().toLowerCase(Locale.ROOT);
    }
}
