package dev.millrace.engine.internal.flow;

import java.util.List;

import org.eclipse.collections.impl.Counter;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.order.SlotKeys;
import dev.millrace.engine.internal.order.SortKey;
import dev.millrace.engine.internal.order.SortTerm;
import dev.millrace.engine.internal.store.CountedTree;
import dev.millrace.engine.internal.store.RowBlock;
import dev.millrace.engine.internal.store.SlotCursor;
import dev.millrace.engine.internal.store.SlotPlaces;
import dev.millrace.engine.internal.store.Visits;
import dev.millrace.query.Window;

/**
 * The first rows of an order, up to a bound: those that the window needs and some to spare. Rows beyond the bound are not kept. When
 * fewer are left than the window needs, the next ones are taken from a shared order of the table below, or else found among all rows.
 *
 * <p>Who needs to be told of changes beyond the bound is nobody, unless the number of all rows is asked for: it is counted then, and
 * followed as long as it is asked for again before there were as many changes as rows.
 *
 * <p>State: for each row kept, about 40 bytes and 4 a lane; nothing for the others. Cost: one comparison for a change beyond the bound, else
 * O(log k) for k rows kept; filling it again costs the rows visited in a shared order, else O(n log k) comparisons.
 */
final class WindowBuffer extends WindowRows {

    private static final @Nullable Object[] UNBOUNDED = {};

    private final SortKey order;
    private final WindowRules rules;
    /** The terms of the order that windows may share over the table whose rows these are; null if they may not. */
    private final @Nullable List<SortTerm> terms;
    /** That order; null until it would be of use. */
    private @Nullable TableOrder shared;
    private final CountedTree tree;
    /** Goes through the shared order; null until it does. */
    private @Nullable SlotCursor cursor;

    /** Where rows are kept, by slot. */
    private final SlotPlaces places = new SlotPlaces();

    /** The lanes of a row, which may be gone: those that come after it are not kept, unless the buffer is {@link #whole}. */
    private @Nullable Object[] bound = UNBOUNDED;
    /** Whether no row is beyond the bound. */
    private boolean whole;
    /** How far changes need to be told, unless rows are counted. */
    private final WindowReach reach;
    /** The number of all rows as they are, or else when it was known last; negative if it never was. */
    private int total = -1;
    /** Whether somebody asks for that number, so that all changes are to be told. */
    private boolean isCounted;
    /** How many changes there were when it was asked for last. */
    private long askedAt;

    /** Of many rows that come in one commit the first, while they are gone through, and whether others were left out. */
    private @Nullable CountedTree newcomers;
    private boolean cut;

    /** How many rows were looked at to fill this again, and how many changes there had been before. */
    private int filledInOrder;
    private int filledFromAll;
    private long scanned;
    private final long offeredBefore;

    /** Takes in the first rows of the input as they are. */
    WindowBuffer(Operator operator, Operator input, WindowOperator.Form form, WindowRules rules, ShownSlots shown,
            Visits visits, Window window) {
        super(operator, input, form.reads(), shown, window);
        this.order = form.order();
        this.rules = rules;
        this.tree = new CountedTree(new SlotKeys(order, rows), visits);
        this.terms = form.shared();
        this.reach = new WindowReach(form.first());
        this.offeredBefore = input.offered();
        boolean filled = false;
        try {
            fill(window);
            filled = true;
        } finally {
            if (!filled) {
                close();
            }
        }
        scanned = 0;
    }

    @Override
    String name() {
        return shared != null && shared.isBuilt() ? "bound in a shared order" : "buffer";
    }

    @Override
    long orderBytes() {
        return tree.bytes() + places.bytes();
    }

    @Override
    void take() {
        Delta changes = input.output();
        int sizeBefore = size();
        begin(changes);
        boolean concerned = takeOut(changes);
        switchRows(changes);
        if (isCounted) {
            count(changes);
        }
        if (tree.size() < window.end() && !whole) {
            fill(window);
        }
        for (int i = 0; i < changes.size(); i++) {
            int place = changes.is(i) ? places.of(changes.slot(i)) : SlotPlaces.NONE;
            if (place >= 0) {
                diff.is(i, tree.rank(place));
                concerned = true;
            }
        }
        diff.compare(window, sizeBefore, window, size(), this);
        give(changes);
        giveUp(rules.mostBuffered(window));
        if (!concerned) {
            reach.cameForNothing(bound);
        }
        isCounted &= input.offered() - askedAt <= total;
        if (shared != null && !shared.isBuilt() && isTooDear()) {
            shared.build();
            scanned = shared.isBuilt() ? 0 : scanned;
        }
    }

    /** What stands for the size of the result: nobody needs to know it where rows are beyond the bound. */
    private int size() {
        return whole ? tree.size() : Integer.MAX_VALUE;
    }

    /** Finds the places of changed rows, and takes those out that may lose them, while the store shows them as they were; true if there are any. */
    private boolean takeOut(Delta changes) {
        boolean concerned = false;
        diff = diff.start(diffs, changes.size());
        for (int i = 0; i < changes.size(); i++) {
            int place = changes.was(i) ? places.of(changes.slot(i)) : SlotPlaces.NONE;
            if (place >= 0) {
                diff.was(i, tree.rank(place));
                concerned = true;
            }
        }
        for (int i = 0; i < changes.size(); i++) {
            int place = changes.was(i) && !staysPut(changes, i) ? places.of(changes.slot(i)) : SlotPlaces.NONE;
            if (place >= 0) {
                tree.remove(place);
            }
        }
        return concerned;
    }

    private void switchRows(Delta changes) {
        int most = rules.mostBuffered(window);
        for (int i = 0; i < changes.size(); i++) {
            int place = changes.was(i) ? places.of(changes.slot(i)) : SlotPlaces.NONE;
            if (!isKept(changes, i, place)) {
                release(place);
            } else if (place >= 0) {
                rows.put(place, changes.after(), changes.at(i));
            } else {
                takeNewcomer(changes, i, most);
            }
        }
        newcomers = null;
        for (int i = 0; i < changes.size(); i++) {
            int place = changes.is(i) && !staysPut(changes, i) ? places.of(changes.slot(i)) : SlotPlaces.NONE;
            if (place >= 0) {
                tree.add(place);
            }
        }
    }

    /** Takes in a row that was not kept. Of those that are more than can stay at the end of the commit only the first are. */
    private void takeNewcomer(Delta changes, int entry, int most) {
        if (changes.size() <= most) {
            put(changes.slot(entry), changes.after(), changes.at(entry));
            return;
        }
        CountedTree first = newcomers;
        if (first == null) {
            first = new CountedTree(new SlotKeys(order, rows), tree.visits());
            newcomers = first;
        }
        takeFirst(first, changes, entry, most);
    }

    private void takeFirst(CountedTree first, Delta changes, int entry, int most) {
        int at = changes.at(entry);
        if (first.size() == most) {
            cut = true;
            int last = first.select(most - 1);
            if (order.compare(changes.after(), at, rows.lanes(), rows.at(last)) > 0) {
                return;
            }
            first.remove(last);
            release(last);
        }
        first.add(put(changes.slot(entry), changes.after(), at));
    }

    private void count(Delta changes) {
        for (int i = 0; i < changes.size(); i++) {
            total += (changes.is(i) ? 1 : 0) - (changes.was(i) ? 1 : 0);
        }
    }

    private boolean isKept(Delta changes, int entry, int place) {
        if (!changes.is(entry) || staysPut(changes, entry)) {
            return changes.is(entry) && place >= 0;
        }
        return whole || order.compare(changes.after(), changes.at(entry), bound, 0) <= 0;
    }

    private int put(int slot, @Nullable Object[] lanes, int at) {
        int place = places.give(slot);
        rows.put(place, lanes, at);
        return place;
    }

    private void release(int place) {
        if (place >= 0) {
            rows.remove(place);
            places.release(place);
        }
    }

    /** Keeps so many rows at most; the last of them is the bound then. */
    private void giveUp(int most) {
        if (tree.size() > most || cut) {
            while (tree.size() > most) {
                dropLast();
            }
            bindByLast();
            reach.boundCameNearer();
            whole = false;
            cut = false;
        }
    }

    private int last() {
        return tree.select(tree.size() - 1);
    }

    private void dropLast() {
        int last = last();
        tree.remove(last);
        release(last);
    }

    private void bindByLast() {
        if (bound == UNBOUNDED) {
            bound = new @Nullable Object[input.width()];
        }
        System.arraycopy(rows.lanes(), rows.at(last()), bound, 0, bound.length);
    }

    /** Takes in more rows, those that come next; if that is cut off, none. */
    private void fill(Window shown) {
        int kept = tree.size();
        boolean filled = false;
        try {
            filled = isFilledInOrder(shown) || isFilledFromAll(shown);
        } finally {
            while (!filled && tree.size() > kept) {
                dropLast();
            }
        }
        if (whole) {
            reach.reachToTheEnd();
        } else {
            reach.reachTo(bound);
        }
    }

    private void keep(int slot, @Nullable Object[] lanes, int at) {
        int place = put(slot, lanes, at);
        boolean kept = false;
        try {
            tree.add(place);
            kept = true;
        } finally {
            if (!kept) { // a term of the order that only ties read cannot be read
                release(place);
            }
        }
    }

    private @Nullable TableOrder sharedOrder(Window shown) {
        RowTable table = input.table();
        if (shared == null && table != null && terms != null && rules.sharesOrder(shown, input.atMost())) {
            shared = table.order(terms, rules);
        }
        return shared;
    }

    /** Goes on from the bound in the shared order, unless there is none or too many rows are in between. */
    private boolean isFilledInOrder(Window shown) {
        TableOrder table = sharedOrder(shown);
        if (table == null || !table.isBuilt()) {
            return false;
        }
        int wanted = rules.filledInOrder(shown);
        long left = rules.mostVisited(wanted - tree.size());
        @Nullable Object[] lanes = table.lanes();
        SlotCursor next = cursor == null ? new SlotCursor() : cursor;
        cursor = next;
        table.seek(next, bound == UNBOUNDED ? null : bound, tree.visits());
        RowVisitor keeping = input.fromTable(this::keep);
        while (tree.size() < wanted) {
            int slot = next.next();
            if (slot < 0) {
                whole = true;
                filledInOrder++;
                return true;
            }
            if (left-- == 0) {
                return false;
            }
            operator.scanned(1);
            if (places.of(slot) < 0) {
                keeping.row(slot, lanes, slot);
            }
        }
        bindByLast();
        filledInOrder++;
        return true;
    }

    private boolean isFilledFromAll(Window shown) {
        filledFromAll++;
        Filling filling = new Filling(rules.mostBuffered(shown));
        input.scanBlocks(input.width(), filling);
        RowTable table = input.table();
        scanned += table == null ? filling.seen : table.size();
        whole = tree.size() == filling.seen;
        total = isCounted ? total : filling.seen;
        if (!whole) {
            bindByLast();
        }
        return true;
    }

    /** Keeps the first of the rows it is given. */
    private final class Filling implements BlockVisitor {
        private final int most;
        /** At most so many rows there are: it is not known of those that were dropped what would have become of them. */
        private int seen;
        private int last;

        Filling(int most) {
            this.most = most;
            this.last = tree.size() < most ? SlotPlaces.NONE : last();
        }

        @Override
        public void dropUnwanted(RowBlock block, int width) {
            if (last >= 0) {
                seen += block.size();
                order.dropAfter(block, width, rows.lanes(), rows.at(last));
                seen -= block.size();
            }
        }

        @Override
        public void rows(RowBlock block) {
            dropUnwanted(block, input.width());
            seen += block.size();
            for (int i = 0; i < block.size(); i++) {
                row(block.slots()[i], block.rows(), block.at()[i]);
            }
        }

        private void row(int slot, @Nullable Object[] lanes, int at) {
            if (last >= 0 && order.compare(lanes, at, rows.lanes(), rows.at(last)) > 0 || places.of(slot) >= 0) {
                return;
            }
            if (last >= 0) {
                dropLast();
            }
            keep(slot, lanes, at);
            last = tree.size() < most ? SlotPlaces.NONE : last();
        }
    }

    @Override
    void move(Window to) {
        if (tree.size() < to.end() && !whole) {
            fill(to);
        }
        diff = diff.start(diffs, 0);
        diff.compare(window, size(), to, size(), this);
        diff = diff.end(diffs);
        window = to;
        giveUp(rules.mostBuffered(to));
    }

    @Override
    public void changed(int entry, int from, int to, boolean moved) {
        note(entry, from >= 0, to >= 0);
    }

    @Override
    public void shiftedOut(int rank, int from) {
        int place = tree.select(rank);
        giveShifted(places.slot(place), rows.at(place), false);
    }

    @Override
    public void shiftedIn(int rank, int to) {
        int place = tree.select(rank);
        giveShifted(places.slot(place), rows.at(place), true);
    }

    @Override
    void scan(RowVisitor visitor) {
        long end = Math.min(window.end(), tree.size());
        for (long rank = window.offset(); rank < end; rank++) {
            int place = tree.select((int) rank);
            visit(places.slot(place), rows.at(place), visitor);
        }
    }

    @Override
    void counts(Counts counts) {
        counts.count("buffers kept for a window", 1);
        counts.count("buffers filled in a shared order", filledInOrder);
        counts.count("buffers filled from all rows", filledFromAll);
    }

    @Override
    int total() {
        if (whole) {
            return tree.size();
        }
        if (!isCounted) {
            Counter counter = new Counter();
            input.scanBlocks(0, block -> counter.add(block.size()));
            total = counter.getCount();
            isCounted = true;
        }
        askedAt = input.offered();
        return total;
    }

    @Override
    int lastTotal() {
        return whole ? tree.size() : isCounted ? total : Math.max(total, tree.size());
    }

    @Override
    @Nullable
    Object limit() {
        return isCounted ? null : reach.limit();
    }

    @Override
    boolean isOrderRefused() {
        return shared != null && shared.isRefused();
    }

    @Override
    boolean isTooDear() {
        return rules.isTooDear(scanned, input.offered() - offeredBefore, Math.max(0, total));
    }

    @Override
    void close() {
        if (shared != null) {
            shared.release();
            shared = null;
        }
    }
}
