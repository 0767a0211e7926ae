package dev.pintail.source.retrieve;

import dev.pintail.source.extract.DeepCopy;
import dev.pintail.source.http.Body;
import dev.pintail.source.http.DecodedResponse;
import dev.pintail.source.http.Request;
import dev.pintail.source.http.Response;
import dev.pintail.source.http.Timeouts;
import dev.pintail.source.slice.StreamSlice;
import java.util.ArrayList;
import java.util.List;

/** First pages that came inside a parent's record ({@code lazy_read_pointer}); the router lays them into its slices. */
final class EmbeddedPages {
    private static final String CHILD_RESPONSE = "child_response";

    private EmbeddedPages() {}

    /** The first page as if it were an answer to a request of its own. */
    static DecodedResponse of(StreamSlice slice) {
        Object page = DeepCopy.of(slice.extraFields().get(CHILD_RESPONSE));
        Request none = new Request("GET", "", List.of(), null, Timeouts.DEFAULT);
        Response response = new Response(none, 200, List.of(), Body.of(new byte[0]));
        return switch (page) {
            case null -> DecodedResponse.of(response, List.of());
            case List<?> items -> DecodedResponse.of(response, new ArrayList<>(items));
            default -> DecodedResponse.of(response, List.of(page));
        };
    }
}
