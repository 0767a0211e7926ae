package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;
import static dev.pintail.manifest.component.Shapes.FLAG;
import static dev.pintail.manifest.component.Shapes.TEXT;
import static dev.pintail.manifest.component.Shapes.WHOLE_NUMBER_OR_TEXT;
import static dev.pintail.manifest.component.Shapes.atLeast;

import dev.pintail.manifest.component.Extractor.CombinedExtractor;
import dev.pintail.manifest.component.Extractor.CustomRecordExtractor;
import dev.pintail.manifest.component.Extractor.DpathExtractor;
import java.util.Map;

/** How the records of a stream are fetched. */
public sealed interface Retriever {
    /** All of them. */
    OneOf<Retriever> SHAPE = oneOf(SimpleRetriever.SHAPE, AsyncRetriever.SHAPE, CustomRetriever.SHAPE);

    /**
     * Fetches page by page, partition by partition.
     *
     * @param decoder null for JSON
     * @param paginator null for one page
     * @param ignoreStreamSlicerParametersOnPaginatedRequests leave the partition's parameters out once a page token is sent
     * @param partitionRouter null for one partition
     */
    record SimpleRetriever(
            Requester requester,
            Decoder decoder,
            RecordSelector recordSelector,
            Paginator paginator,
            PaginationReset paginationReset,
            PageSizeReduction pageSizeReduction,
            RequestWindowSplitting requestWindowSplitting,
            boolean ignoreStreamSlicerParametersOnPaginatedRequests,
            PartitionRouter partitionRouter,
            Map<String, Object> parameters)
            implements Retriever {
        static final Component<SimpleRetriever> SHAPE = component("SimpleRetriever", SimpleRetriever::read);

        static SimpleRetriever read(Node node) {
            return new SimpleRetriever(
                    node.required("requester", Requester.SHAPE),
                    node.optional("decoder", Decoder.SHAPE),
                    node.required("record_selector", RecordSelector.SHAPE),
                    node.optional("paginator", Paginator.SHAPE),
                    node.optional("pagination_reset", PaginationReset.SHAPE),
                    node.optional("page_size_reduction", PageSizeReduction.SHAPE),
                    node.optional("request_window_splitting", RequestWindowSplitting.SHAPE),
                    node.optional("ignore_stream_slicer_parameters_on_paginated_requests", FLAG, false),
                    node.optional("partition_router", PartitionRouter.ONE_OR_MANY),
                    node.parameters());
        }
    }

    /**
     * Starts a job, waits for it, downloads what it made.
     *
     * @param statusExtractor finds the job's state in a polling answer
     * @param downloadTargetExtractor finds the URLs to download in the last polling answer
     * @param downloadExtractor finds the records in a download
     * @param pollingJobTimeout minutes; null for the default
     * @param failedRetryWaitTimeInSeconds seconds before a failed job is started again
     * @param downloadTargetRequester asks for the URLs if the polling answer does not have them
     * @param decoder of polling answers; null for JSON
     * @param downloadDecoder null for CSV or the extractor's own
     */
    record AsyncRetriever(
            RecordSelector recordSelector,
            AsyncJobStatusMap statusMapping,
            Extractor statusExtractor,
            Extractor downloadTargetExtractor,
            Extractor downloadExtractor,
            Requester creationRequester,
            Requester pollingRequester,
            Object pollingJobTimeout,
            Object failedRetryWaitTimeInSeconds,
            Requester downloadTargetRequester,
            Requester downloadRequester,
            Paginator downloadPaginator,
            Requester abortRequester,
            Requester deleteRequester,
            PartitionRouter partitionRouter,
            Decoder decoder,
            Decoder downloadDecoder,
            Map<String, Object> parameters)
            implements Retriever {
        static final Component<AsyncRetriever> SHAPE = component("AsyncRetriever", AsyncRetriever::read);

        static AsyncRetriever read(Node node) {
            return new AsyncRetriever(
                    node.required("record_selector", RecordSelector.SHAPE),
                    node.required("status_mapping", AsyncJobStatusMap.SHAPE),
                    node.required(
                            "status_extractor",
                            oneOf(DpathExtractor.SHAPE, CustomRecordExtractor.SHAPE, CombinedExtractor.SHAPE)),
                    node.optional(
                            "download_target_extractor",
                            oneOf(DpathExtractor.SHAPE, CustomRecordExtractor.SHAPE, CombinedExtractor.SHAPE)),
                    node.optional("download_extractor", Extractor.SHAPE),
                    node.required("creation_requester", Requester.SHAPE),
                    node.required("polling_requester", Requester.SHAPE),
                    node.optional("polling_job_timeout", WHOLE_NUMBER_OR_TEXT),
                    node.optional("failed_retry_wait_time_in_seconds", atLeast(1, WHOLE_NUMBER_OR_TEXT)),
                    node.optional("download_target_requester", Requester.SHAPE),
                    node.required("download_requester", Requester.SHAPE),
                    node.optional("download_paginator", Paginator.SHAPE),
                    node.optional("abort_requester", Requester.SHAPE),
                    node.optional("delete_requester", Requester.SHAPE),
                    node.optional("partition_router", PartitionRouter.ONE_OR_MANY, null),
                    node.optional("decoder", Decoder.SHAPE),
                    node.optional("download_decoder", Decoder.SHAPE),
                    node.parameters());
        }
    }

    /**
     * Code of the connector's own, named by its Python class.
     *
     * @param simple a simple retriever with the same properties; null if it could not be one
     */
    record CustomRetriever(
            String className, SimpleRetriever simple, Map<String, Object> properties, Map<String, Object> parameters)
            implements Retriever, CustomCode {
        /** The router of the simple retriever; null without one. */
        public PartitionRouter partitionRouter() {
            return simple == null ? null : simple.partitionRouter();
        }

        static final Component<CustomRetriever> SHAPE = component("CustomRetriever", CustomRetriever::read);

        static CustomRetriever read(Node node) {
            return new CustomRetriever(node.required("class_name", TEXT), node.alsoAs(SimpleRetriever.SHAPE), node.rawProperties(), node.parameters());
        }
    }
}
