package dev.millrace.collections;

/**
 * A write that cannot be made on what is visible: insert of a key that is there, update or delete of one that is not, or an
 * update that would change the key (law 29). Nothing has changed.
 */
public final class RefusedWriteException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private RefusedWriteException(String message) {
        super(message);
    }

    static RefusedWriteException keyPresent(String collection, Object key) {
        return new RefusedWriteException(
                "Insert into \"" + collection + "\" of key " + key + ", which is there already; update it instead");
    }

    static RefusedWriteException keyAbsent(String operation, String collection, Object key) {
        return new RefusedWriteException(
                operation + " in \"" + collection + "\" of key " + key + ", which is not there");
    }

    static RefusedWriteException keyChanged(String collection, Object key, Object changed) {
        return new RefusedWriteException(
                "Update in \"" + collection + "\" of key " + key + " would make its key " + changed
                        + "; a key never changes: delete the row and insert another");
    }
}
