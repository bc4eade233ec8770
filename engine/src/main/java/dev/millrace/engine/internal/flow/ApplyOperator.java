package dev.millrace.engine.internal.flow;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.collections.impl.set.mutable.primitive.IntHashSet;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.GroupRow;
import dev.millrace.engine.internal.expr.LaneReads;
import dev.millrace.engine.internal.nested.Collector;
import dev.millrace.engine.internal.store.Visits;
import dev.millrace.query.value.Values;

/**
 * Each outer row with one more lane: a value that is made of the rows of a subquery with the same key (law 13): a list of them, the
 * first, whether there are any, or their aggregates.
 *
 * <p>In: changes of both sides, also in one commit. Out: one entry for each outer row that changed itself, or whose value did. State:
 * for each key that outer rows have, the rows of the subquery as far as its value needs them. Cost: O(1) and what the value takes for
 * a change of the subquery, and the outer rows that have its key.
 *
 * <p>Exactness: what is kept for a key is built of the rows as they are when the first outer row asks for it, and then does not take
 * the changes of that commit, which are in them; it follows changes from the next commit on.
 */
public final class ApplyOperator extends Operator {

    private final JoinSides sides;
    private final KeyColumns outerKeys;
    private final KeyColumns innerKeys;
    private final Collector.Factory factory;
    private final Visits visits;
    private final long[] outerReads;
    private final int lane;
    private final KeyTable<Part> parts = new KeyTable<>(false);
    private final Collector none;
    private final @Nullable Object valueOfNone;
    private final Lookup outers;
    private final KeptRows kept;
    private final List<Part> touched = new ArrayList<>();
    private final Telling telling = new Telling();

    /** What is kept for one key. */
    private static final class Part extends KeyTable.Entry {
        private final Collector collector;
        private int demand;
        private @Nullable Object before;
        private @Nullable Object now;
        private boolean touched;

        Part(@Nullable Object[] keys, int hash, Collector collector) {
            super(keys, hash);
            this.collector = collector;
        }
    }

    /**
     * Applies a subquery.
     *
     * @param sides the outer rows, those of the subquery, and their keys; without a further condition
     * @param factory makes the value of rows with one key
     * @param visits counts the nodes that this searches
     */
    public ApplyOperator(JoinSides sides, Collector.Factory factory, Visits visits) {
        super(sides.left().width() + 1, sides.inputs());
        this.sides = sides;
        this.outerKeys = sides.leftKey();
        this.innerKeys = sides.rightKey();
        this.factory = factory;
        this.visits = visits;
        this.outerReads = sides.leftReads();
        this.lane = sides.left().width();
        this.none = factory.create();
        this.valueOfNone = none.value(null);
        this.outers = sides.leftsByKeys();
        this.kept = new KeptRows(this, sides.compiler());
        boolean filled = false;
        try {
            sides.left().scan((slot, rows, at) -> demand(rows, at, 1));
            settle();
            filled = true;
        } finally {
            if (!filled) {
                outers.close();
            }
        }
    }

    @Override
    public String name() {
        return "apply";
    }

    @Override
    long stateBytes() {
        long[] bytes = {parts.bytes() + kept.bytes()};
        parts.forEach(part -> bytes[0] += part.collector.bytes());
        return bytes[0];
    }

    @Override
    long pulled() {
        return sides.pulled() + outers.rowsVisited();
    }

    @Override
    public long nodesVisited() {
        return visits.nodes();
    }

    @Override
    public int rowsHeld() {
        int[] held = {kept.size()};
        parts.forEach(part -> held[0] += 1 + part.collector.rowsHeld());
        return held[0];
    }

    @Override
    void process() {
        followInner(sides.right().output());
        Delta outer = sides.left().output();
        demandOf(outer);
        for (int t = 0; t < touched.size(); t++) { // by number, here and below: an iterator would be made for each commit
            Part part = touched.get(t);
            part.now = part.collector.value(part.before);
        }
        for (int i = 0; i < outer.size(); i++) {
            emitOuter(outer, i);
        }
        emitInner(outer);
        settle();
        kept.update();
    }

    private void followInner(Delta changes) {
        for (int i = 0; i < changes.size(); i++) {
            int at = changes.at(i);
            Part was = changes.was(i) ? part(innerKeys, changes.before(), at) : null;
            Part is = changes.is(i) ? part(innerKeys, changes.after(), at) : null;
            if (was != null && was == is) {
                touch(was);
                was.collector.update(changes, i);
                continue;
            }
            if (was != null) {
                touch(was);
                was.collector.remove(changes.before(), at);
            }
            if (is != null) {
                touch(is);
                is.collector.add(changes.after(), at);
            }
        }
    }

    private @Nullable Part part(KeyColumns columns, @Nullable Object[] rows, int at) {
        return columns.matchesNothing(rows, at) ? null : parts.find(columns, rows, at);
    }

    private void touch(Part part) {
        if (!part.touched) {
            part.touched = true;
            part.before = part.now;
            touched.add(part);
        }
    }

    private void demandOf(Delta changes) {
        for (int i = 0; i < changes.size(); i++) {
            if (changes.isUpdate(i) && !changes.touches(i, outerReads)) {
                continue;
            }
            if (changes.is(i)) {
                demand(changes.after(), changes.at(i), 1);
            }
            if (changes.was(i)) {
                demand(changes.before(), changes.at(i), -1);
            }
        }
    }

    private void demand(@Nullable Object[] rows, int at, int times) {
        if (outerKeys.matchesNothing(rows, at)) {
            return;
        }
        Part part = parts.find(outerKeys, rows, at);
        if (part == null) {
            @Nullable Object[] keys = new @Nullable Object[outerKeys.size()];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = outerKeys.value(i, rows, at);
            }
            Part built = new Part(keys, outerKeys.hash(rows, at), factory.create());
            sides.rights().forEach(rows, at, (slot, inner, innerAt) -> built.collector.add(inner, innerAt));
            built.now = built.collector.value(null);
            parts.add(built);
            part = built;
        }
        part.demand += times;
        if (part.demand == 0) {
            touch(part);
        }
    }

    private void emitOuter(Delta changes, int entry) {
        boolean was = changes.was(entry);
        boolean is = changes.is(entry);
        int from = changes.at(entry);
        int out = output().add(changes.slot(entry), was, is);
        int to = output().at(out);
        if (was) {
            System.arraycopy(changes.before(), from, output().before(), to, lane);
            Part part = part(outerKeys, changes.before(), from);
            output().before()[to + lane] = part == null ? valueOfNone : part.touched ? part.before : part.now;
        }
        if (is) {
            System.arraycopy(changes.after(), from, output().after(), to, lane);
            Part part = part(outerKeys, changes.after(), from);
            output().after()[to + lane] = part == null ? valueOfNone : part.now;
        }
        for (int i = 0; i < lane; i++) {
            output().changed(out, i, changes.changed(entry, i));
        }
        output().changed(out, lane,
                was && is ? diff(output().before()[to + lane], output().after()[to + lane]) : LaneReads.ALL);
        dropUnlessItMatters(out);
    }

    private static long diff(@Nullable Object before, @Nullable Object after) {
        if (before == after) {
            return 0;
        } else if (before instanceof GroupRow group && after instanceof GroupRow other) {
            return other.diff(group);
        }
        return Values.same(before, after) ? 0 : LaneReads.ALL;
    }

    /** Tells the outer rows that did not change themselves of values that did. */
    private void emitInner(Delta outer) {
        telling.except(outer);
        for (int t = 0; t < touched.size(); t++) {
            Part part = touched.get(t);
            long mask = part.demand == 0 ? 0 : diff(part.before, part.now);
            if ((mask & demanded(lane)) != 0) {
                telling.tell(part, mask);
            }
        }
    }

    /** Tells outer rows of a value that changed. */
    private final class Telling implements RowVisitor {
        private @Nullable IntHashSet changed;
        private @Nullable Object before;
        private @Nullable Object now;
        private long mask;

        /** Outer rows that changed themselves are told already; there are none as a rule. */
        void except(Delta outer) {
            changed = null;
            if (!outer.isEmpty()) {
                changed = new IntHashSet(outer.size());
                for (int i = 0; i < outer.size(); i++) {
                    changed.add(outer.slot(i));
                }
            }
        }

        void tell(Part part, long different) {
            before = part.before;
            now = part.now;
            mask = different;
            outers.forEach(part.keys, 0, this);
        }

        @Override
        public void row(int slot, @Nullable Object[] rows, int at) {
            if (changed != null && changed.contains(slot)) {
                return;
            }
            int out = output().add(slot, true, true);
            int to = output().at(out);
            System.arraycopy(rows, at, output().before(), to, lane);
            System.arraycopy(rows, at, output().after(), to, lane);
            output().before()[to + lane] = before;
            output().after()[to + lane] = now;
            for (int i = 0; i < lane; i++) {
                output().changed(out, i, 0);
            }
            output().changed(out, lane, mask);
        }
    }

    /** Ends the commit: what no outer row asks for any more is not kept. */
    private void settle() {
        for (int t = 0; t < touched.size(); t++) {
            Part part = touched.get(t);
            part.touched = false;
            part.before = null;
            if (part.demand == 0) {
                parts.remove(part);
            }
        }
        touched.clear();
    }

    @Override
    public void scan(RowVisitor visitor) {
        sides.left().scan(new Completing().to(visitor));
    }

    @Override
    Lookup lookup(LookupKey key) {
        return Sides.readOnlyBelow(lane, key.columns()) ? new LookupThrough(sides.left().lookup(key), Completing::new)
                : kept.lookup(key);
    }

    @Override
    public List<String> reasons() {
        return sides.reasons();
    }

    @Override
    public void origins(@Nullable Object[] rows, int at, Origins found) {
        sides.left().origins(rows, at, found);
        if (sides.leftCanMatch(rows, at)) {
            sides.rights().forEach(rows, at, (slot, inner, innerAt) -> sides.right().origins(inner, innerAt, found));
        }
    }

    @Override
    public void close() {
        sides.close();
        outers.close();
    }

    /** Puts the value beside outer rows. */
    private final class Completing extends Through {
        private final @Nullable Object[] lanes = new @Nullable Object[width()];

        @Override
        public void row(int slot, @Nullable Object[] rows, int at) {
            System.arraycopy(rows, at, lanes, 0, lane);
            Part part = part(outerKeys, rows, at);
            lanes[lane] = part == null ? valueOfNone : part.now;
            give(slot, lanes, 0);
        }
    }
}
