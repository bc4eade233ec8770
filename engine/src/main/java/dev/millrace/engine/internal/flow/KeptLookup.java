package dev.millrace.engine.internal.flow;

import java.util.List;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.store.LaneStore;
import dev.millrace.query.value.Values;

/**
 * Pulls rows of an operator by a key that nothing below can answer, because it reads both sides of a join: keeps the rows and an
 * index over them. 8 to 16 bytes a row, and 4 a lane.
 */
final class KeptLookup implements Lookup {

    private final LaneStore rows;
    private final TableIndex index;
    private final List<KeptLookup> updated;

    /**
     * Keeps the rows of an operator.
     *
     * @param operator has them
     * @param key over its lanes
     * @param updated those that the operator updates in each commit, of which this becomes one until it is closed
     */
    KeptLookup(Operator operator, Scalar key, List<KeptLookup> updated) {
        this.rows = new LaneStore(operator.width());
        this.index = new TableIndex(key);
        this.updated = updated;
        operator.scan((slot, lanes, at) -> {
            rows.put(slot, lanes, at);
            index.add(slot, lanes, at);
        });
        updated.add(this);
    }

    /** Follows the operator's changes. */
    void update(Delta changes) {
        for (int i = 0; i < changes.size(); i++) {
            if (changes.is(i)) {
                rows.put(changes.slot(i), changes.after(), changes.at(i));
            } else {
                rows.remove(changes.slot(i));
            }
        }
        index.update(changes);
    }

    int size() {
        return rows.size();
    }

    @Override
    public void forEach(Object key, RowVisitor visitor) {
        index.slots().forEach(Values.canonical(key), slot -> visitor.row(slot, rows.lanes(), rows.at(slot)));
    }

    @Override
    public void close() {
        updated.remove(this);
    }
}
