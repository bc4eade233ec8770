package dev.millrace.engine;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.engine.internal.flow.Counts;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.graph.Graph;

/** The tables of an engine, and those that the commit in progress changes: all that have staged changes, or none if one of them cannot. */
final class Tables {

    private final List<RowTable> all = new ArrayList<>();
    /** Used again from commit to commit, and gone over by number: iterators would be made for each. */
    private final List<RowTable> changing = new ArrayList<>();

    void add(RowTable table) {
        all.add(table);
    }

    void remove(RowTable table) {
        all.remove(table);
    }

    /** The number of rows. */
    long rowsHeld() {
        return all.stream().mapToLong(RowTable::size).sum();
    }

    /** Tells how often each of several ways was gone. */
    void counts(Counts counts) {
        all.forEach(table -> table.counts(counts));
    }

    /** Finds those that will change; if one of them cannot, nothing of what was staged takes effect. */
    void prepare() {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).hasStaged()) {
                changing.add(all.get(i));
            }
        }
        boolean prepared = false;
        try {
            for (int i = 0; i < changing.size(); i++) {
                changing.get(i).prepare();
            }
            prepared = true;
        } finally {
            if (!prepared) {
                changing.forEach(RowTable::undoPrepare);
                changing.clear();
            }
        }
    }

    /**
     * Switches in what was prepared, and tells it.
     *
     * @param alone whether nothing else happens in the commit
     */
    void switchIn(Graph graph, boolean alone) {
        if (alone && changing.size() == 1 && changing.get(0).isOneChange()) {
            changing.get(0).switchIn();
            graph.changedAlone(changing.get(0));
            return;
        }
        for (int i = 0; i < changing.size(); i++) {
            RowTable table = changing.get(i);
            table.switchIn();
            graph.changed(table);
            graph.changed(table.states());
        }
    }

    /** Ends the commit. */
    void finish() {
        for (int i = 0; i < changing.size(); i++) {
            changing.get(i).finish();
        }
        changing.clear();
    }
}
