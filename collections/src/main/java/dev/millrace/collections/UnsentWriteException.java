package dev.millrace.collections;

import dev.millrace.sync.api.Mutation;

/**
 * Why a write that showed was rolled back without having been sent: the row it was made on is not there any more, another one
 * is where it was to be inserted, or the collection was closed first. The backend knows nothing of it.
 */
public final class UnsentWriteException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private UnsentWriteException(String message) {
        super(message);
    }

    static UnsentWriteException baseMissing(Mutation.Kind kind, String collection, Object key) {
        return new UnsentWriteException(kind + " in \"" + collection + "\" of key " + key
                + " was not sent: the backend holds no row of that key, for the write that was to make it failed or"
                + " somebody deleted it");
    }

    static UnsentWriteException basePresent(String collection, Object key) {
        return new UnsentWriteException("INSERT in \"" + collection + "\" of key " + key
                + " was not sent: the backend holds a row of that key, for the write that was to delete it failed or"
                + " somebody inserted it");
    }

    static UnsentWriteException closed(String collection) {
        return new UnsentWriteException(
                "Collection \"" + collection + "\" was closed before the write was sent; it has no effect");
    }
}
