package dev.pintail.manifest.component;

import static dev.pintail.manifest.component.Component.component;
import static dev.pintail.manifest.component.OneOf.oneOf;

/** Where the page token goes. */
public sealed interface PageTokenOption permits RequestOption, PageTokenOption.RequestPath {
    /** All of them. */
    OneOf<PageTokenOption> SHAPE = oneOf(RequestOption.SHAPE, RequestPath.SHAPE);

    /** The page token is the URL of the next page, or a path under the base URL. */
    record RequestPath() implements PageTokenOption {
        static final Component<RequestPath> SHAPE = component("RequestPath", RequestPath::read);

        static RequestPath read(Node node) {
            return new RequestPath();
        }
    }
}
