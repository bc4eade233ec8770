package dev.millrace.sync.rest;

import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RelationRef;
import dev.millrace.query.json.JsonCodecException;
import dev.millrace.query.json.JsonText;
import dev.millrace.query.json.RowCodec;
import dev.millrace.sync.api.Mutation;
import dev.millrace.sync.api.WriteRejectedException;
import dev.millrace.sync.api.WriteRequest;

/**
 * Writes what the backend can be told: one change of one row, against the version the backend confirmed. Everything
 * else is refused before it is sent. Immutable.
 *
 * @param <R> the row type
 */
final class PatchWriter<R> {

    /** The code of what this backend cannot be told. */
    static final String UNSUPPORTED = "unsupported";

    /** The property that names the version an update was made from. */
    static final String VERSION = "version";

    private final RelationRef<R> relation;
    private final RowCodec<R> rows;
    private final @Nullable Component version;

    PatchWriter(RelationRef<R> relation, RowCodec<R> rows, @Nullable Component version) {
        this.relation = relation;
        this.rows = rows;
        this.version = version;
    }

    /**
     * The one update a request consists of.
     *
     * @throws WriteRejectedException if it consists of something else
     */
    Mutation<R> only(WriteRequest<R> request) {
        if (request.mutations().size() > 1) {
            throw refuse("write " + request.id() + " changes " + request.mutations().size()
                    + " rows, which the backend cannot accept or refuse as one; write them one by one");
        }
        Mutation<R> mutation = request.mutations().get(0);
        if (mutation.kind() != Mutation.Kind.UPDATE) {
            throw refuse(mutation.kind() + " of key " + mutation.key()
                    + " has no route in the backend, which offers PATCH only");
        }
        return mutation;
    }

    /** The key as it stands in the row's address. */
    String key(Mutation<R> mutation) {
        return rows.encode(relation.key(), mutation.key()).asText();
    }

    /**
     * What to send.
     *
     * @throws WriteRejectedException if a value has no JSON form, or there is no version to name
     */
    byte[] body(Mutation<R> update) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (version != null) {
            R base = update.base();
            if (base == null) {
                throw refuse("the backend has not confirmed the row of key " + update.key() + " yet, so there is no "
                        + version.name() + " to check the change against");
            }
            body.set(VERSION, rows.encode(version, version.get(base)));
        }
        for (Map.Entry<String, @Nullable Object> change : update.changes().entrySet()) {
            Component component = relation.rowType().component(change.getKey());
            if (version != null && version.equals(component)) {
                throw refuse("component " + version.name() + " of key " + update.key() + " is the backend's to change");
            }
            try {
                body.set(component.name(), rows.encode(component, change.getValue()));
            } catch (JsonCodecException e) {
                throw refuse("component " + component.name() + " of key " + update.key() + " cannot be sent: "
                        + e.getMessage());
            }
        }
        return JsonText.bytes(body);
    }

    private WriteRejectedException refuse(String why) {
        return new WriteRejectedException(UNSUPPORTED, "Nothing was sent for \"" + relation.name() + "\": " + why);
    }
}
