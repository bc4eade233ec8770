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
    WriteState state = WriteState.PENDING;
    boolean conflict;
    /** The base row when it was sent. */
    @Nullable Map<String, @Nullable Object> sentOver;
    /** Where the backend said it shows; null if it has not or nowhere. */
    @Nullable Place expected;
    boolean inNextSnapshot;
    /** Whether the stream has spoken of the row since it was sent. */
    boolean spokenOf;
    /** Where the backend's own history has it; null if the backend has not looked at it. */
    @Nullable Place processed;
    /** Whether the stream has shown what the backend made of it. */
    boolean shown;
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

    /** Whether the backend said that it will show, and it has not. */
    boolean isOnItsWay() {
        return expected != null && !shown;
    }

    boolean isConfirmedBy(Place reached, boolean snapshot) {
        return state == WriteState.ACCEPTED
                && (expected != null && reached.includes(expected) || inNextSnapshot && snapshot);
    }

    @Override
    public String toString() {
        return kind + " " + key + " " + fields + " " + state + (conflict ? " CONFLICT" : "");
    }
}
