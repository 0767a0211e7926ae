package dev.pintail.source.bookmark;

/** The bookmarks of all streams of a source. Thread-safe. */
@FunctionalInterface
public interface Bookmarks {
    /** Every stream is read from where its state says, and nobody wants to know how far it is in between. */
    Bookmarks NONE = stream -> Bookmark.NONE;

    /** The bookmark of a stream. */
    Bookmark of(String stream);
}
