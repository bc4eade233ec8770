package dev.millrace.engine;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.engine.internal.flow.Counts;
import dev.millrace.engine.internal.flow.RowTable;
import dev.millrace.engine.internal.graph.Graph;

/** The tables of an engine, and those that the commit in progress changes: all that have staged changes, or none if one of them cannot. */
final class Tables {

    private final List<RowTable> all = new ArrayList<>();
    /** Those with staged changes, or that had some; used again from commit to commit, and gone over by number: iterators would be made for each. */
    private final List<RowTable> changing = new ArrayList<>();

    void add(RowTable table) {
        all.add(table);
        table.onStaging(changing::add);
    }

    void remove(RowTable table) {
        all.remove(table);
        changing.remove(table);
    }

    /** The number of rows. */
    long rowsHeld() {
        return all.stream().mapToLong(RowTable::size).sum();
    }

    /** Tells how often each of several ways was gone. */
    void counts(Counts counts) {
        all.forEach(table -> table.counts(counts));
    }

    /** Works out what changes; if one of them cannot, nothing of what was staged takes effect. */
    void prepare() {
        boolean prepared = false;
        try {
            for (int i = 0; i < changing.size(); i++) {
                changing.get(i).prepare();
            }
            prepared = true;
        } finally {
            if (!prepared) {
                changing.forEach(RowTable::undoPrepare);
                forget();
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
        forget();
    }

    private void forget() {
        for (int i = 0; i < changing.size(); i++) {
            changing.get(i).awaitStaging();
        }
        changing.clear();
    }
}
