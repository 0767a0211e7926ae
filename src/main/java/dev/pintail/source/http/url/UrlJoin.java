package dev.pintail.source.http.url;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Joining URLs: the reference's rule for {@code url_base} and {@code path}, and {@code urllib.parse.urljoin} below it. */
public final class UrlJoin {
    private static final Set<String> RELATIVE = Set.of(
            "",
            "ftp",
            "http",
            "gopher",
            "nntp",
            "imap",
            "wais",
            "file",
            "https",
            "shttp",
            "mms",
            "prospero",
            "rtsp",
            "rtsps",
            "rtspu",
            "sftp");

    private UrlJoin() {}

    /** A path below a base with exactly one slash between; an empty path leaves the base as it is (cdk-semantics 4.1). */
    public static String base(String base, String path) {
        if (path.isEmpty()) {
            return base;
        }
        return join(base.endsWith("/") ? base : base + "/", path);
    }

    /**
     * {@code urljoin(base, url)}. Surprises: a colon in the first segment makes the whole a URL of its own, empty segments
     * inside disappear, the base's query is dropped.
     */
    public static String join(String base, String url) {
        if (base.isEmpty()) {
            return url;
        }
        if (url.isEmpty()) {
            return base;
        }
        Parts from = Parts.of(UrlParts.split(base));
        Parts to = Parts.of(UrlParts.split(url, from.url.scheme()));
        String scheme = to.url.scheme();
        if (!scheme.equals(from.url.scheme()) || !RELATIVE.contains(scheme)) {
            return url;
        }
        if (!to.url.netloc().isEmpty()) {
            return to.toString();
        }
        if (to.path.isEmpty() && to.parameters.isEmpty()) {
            String query = to.url.query().isEmpty() ? from.url.query() : to.url.query();
            return new Parts(with(to.url, from.url.netloc(), query), from.path, from.parameters).toString();
        }
        return new Parts(with(to.url, from.url.netloc(), to.url.query()), resolve(from.path, to.path), to.parameters)
                .toString();
    }

    private static UrlParts with(UrlParts url, String netloc, String query) {
        return new UrlParts(url.scheme(), netloc, url.path(), query, url.fragment());
    }

    private static String resolve(String basePath, String path) {
        List<String> segments = new ArrayList<>();
        if (path.startsWith("/")) {
            segments.addAll(Arrays.asList(path.split("/", -1)));
        } else {
            List<String> all = new ArrayList<>(Arrays.asList(basePath.split("/", -1)));
            if (!all.getLast().isEmpty()) {
                all.removeLast();
            }
            all.addAll(Arrays.asList(path.split("/", -1)));
            for (int i = 0; i < all.size(); i++) {
                if (i == 0 || i == all.size() - 1 || !all.get(i).isEmpty()) {
                    segments.add(all.get(i));
                }
            }
        }
        List<String> resolved = new ArrayList<>();
        for (String segment : segments) {
            if (segment.equals("..")) {
                if (!resolved.isEmpty()) {
                    resolved.removeLast();
                }
            } else if (!segment.equals(".")) {
                resolved.add(segment);
            }
        }
        if (segments.getLast().equals(".") || segments.getLast().equals("..")) {
            resolved.add("");
        }
        String joined = String.join("/", resolved);
        return joined.isEmpty() ? "/" : joined;
    }

    /** {@code urlparse}: the last segment's parameters (behind {@code ;}) stand apart from the path. */
    private record Parts(UrlParts url, String path, String parameters) {
        static Parts of(UrlParts url) {
            String path = url.path();
            int semicolon = path.indexOf(';', Math.max(path.lastIndexOf('/'), 0));
            if (semicolon < 0) {
                return new Parts(url, path, "");
            }
            return new Parts(url, path.substring(0, semicolon), path.substring(semicolon + 1));
        }

        @Override
        public String toString() {
            String whole = parameters.isEmpty() ? path : path + ";" + parameters;
            return new UrlParts(url.scheme(), url.netloc(), whole, url.query(), url.fragment()).toString();
        }
    }
}
