package dev.millrace.collections.history;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.collections.Write;
import dev.millrace.collections.WriteState;
import dev.millrace.sync.api.Mutation;

/** What should become of one write. */
final class ModelWrite {

    final Mutation.Kind kind;
    final Object key;
    final Map<String, @Nullable Object> fields;
    WriteState state = WriteState.PERSISTING;
    boolean conflict;
    boolean sent;
    /** The base row when it was sent. */
    @Nullable Map<String, @Nullable Object> sentOver;
    /** Where the backend said it shows; null if it has not or nowhere. */
    @Nullable Long expected;
    boolean inNextSnapshot;
    /** Where the backend's own rows had it; null if the backend has not looked at it. */
    @Nullable Long processed;
    /** The real one. */
    @Nullable Write write;

    ModelWrite(Mutation.Kind kind, Object key, Map<String, @Nullable Object> fields) {
        this.kind = kind;
        this.key = key;
        this.fields = new LinkedHashMap<>(fields);
    }

    /** The row over a row; null for none. */
    @Nullable
    Map<String, @Nullable Object> over(@Nullable Map<String, @Nullable Object> row) {
        if (kind == Mutation.Kind.DELETE || kind == Mutation.Kind.UPDATE && row == null) {
            return null;
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>(row == null ? Map.of() : row);
        result.putAll(fields);
        return result;
    }

    boolean isAcceptedUpTo(long position, boolean snapshot) {
        return state == WriteState.ACCEPTED && (expected != null && expected <= position || inNextSnapshot && snapshot);
    }

    @Override
    public String toString() {
        return kind + " " + key + " " + fields + " " + state + (sent ? " sent" : " waiting")
                + (conflict ? " CONFLICT" : "");
    }
}
