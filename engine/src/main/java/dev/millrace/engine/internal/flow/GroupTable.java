package dev.millrace.engine.internal.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.aggregate.Accumulator;
import dev.millrace.engine.internal.expr.GroupRow;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.engine.internal.expr.LaneReads;
import dev.millrace.engine.internal.expr.ShownForm;
import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.query.Identity;

/**
 * Groups by their keys, which are kept canonically (law 3). A slot freed in a commit is not used again in it; later the group that had
 * it is used again for other keys.
 */
final class GroupTable extends KeyTable<GroupTable.Group> {

    private static final Accumulator[] NONE = {};
    private static final int[] NO_BRANCHES = {};
    private static final int MOST_SPARE = 256;

    private final List<ShownForm> forms;
    private final int kept;
    private final SlotPool slots = new SlotPool();
    /** Groups that ended and can be used again: as many as come and go in a commit, not all that ever were. */
    private final List<Group> spare = new ArrayList<>();
    private List<Group> ended = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param forms the forms in which the keys are kept, one for each
     * @param ofNumbers whether the keys are {@linkplain KeyColumns#areNumbers numbers}
     */
    GroupTable(List<ShownForm> forms, boolean ofNumbers) {
        this(forms, ofNumbers, forms.size());
    }

    /**
     * An empty table.
     *
     * @param forms the forms in which the keys are kept, one for each
     * @param ofNumbers whether the keys are {@linkplain KeyColumns#areNumbers numbers}
     * @param kept how many of the keys are kept, from the first on; all unless they are numbers
     */
    GroupTable(List<ShownForm> forms, boolean ofNumbers, int kept) {
        super(ofNumbers);
        this.kept = kept;
        this.forms = List.copyOf(forms);
    }

    /** One group. */
    static final class Group extends KeyTable.Entry {
        int slot;
        Accumulator[] accumulators = NONE;
        /** The keys as each row has them, where they are not shown alike and the lowest identity decides (law 3); else null. */
        @Nullable TreeMap<Identity, @Nullable Object[]> members;
        /** The value that is shown, where its parts are the keys; else null. */
        @Nullable Object whole;
        /** The number of rows in the group. */
        long count;
        /** The number of rows that say that there is such a group. */
        long given;
        /** Of a value that several inputs can have: how many rows of each do. */
        int[] perBranch = NO_BRANCHES;
        /** What is shown of it; null while it is not. */
        @Nullable GroupRow shown;
        /** Which aggregates the commit in progress changed, as {@link LaneReads#bit} says; {@link LaneReads#ALL} if others did. */
        long touched;

        private Group(int columns) {
            super(new @Nullable Object[columns], 0);
        }

        /** Begins anew, without rows, for the keys it has got. */
        private void begin(int newSlot, int newHash, boolean alike, Accumulator[] ofNone) {
            slot = newSlot;
            hash = newHash;
            members = alike ? null : new TreeMap<>();
            accumulators = ofNone;
        }

        /** Keeps nothing while it waits to be used again. */
        private void end() {
            keys = members == null ? keys : new @Nullable Object[keys.length];
            Arrays.fill(keys, null);
            members = null;
            accumulators = NONE;
            whole = null;
            count = 0;
            given = 0;
            Arrays.fill(perBranch, 0);
            shown = null;
            touched = 0;
        }

        /** Shows another row, and tells of it if it is another one. */
        void show(@Nullable GroupRow after, Delta output) {
            GroupRow before = shown;
            touched = 0;
            if (before == after) {
                return;
            }
            shown = after;
            long mask = before == null || after == null ? LaneReads.ALL : after.diff(before);
            int out = output.add(slot, before != null, after != null);
            output.before()[out] = before;
            output.after()[out] = after;
            output.changed(out, 0, mask);
        }

        private long bytes() {
            long bytes = Bytes.ofReferences(accumulators.length) + Bytes.ofInts(perBranch.length);
            for (Accumulator accumulator : accumulators) {
                bytes += accumulator.bytes();
            }
            return bytes;
        }

        private void showLowest(TreeMap<Identity, @Nullable Object[]> members) {
            if (!members.isEmpty()) {
                keys = members.firstEntry().getValue();
            }
        }
    }

    void beginCommit() {
        slots.finish();
        for (int i = 0; i < ended.size() && spare.size() < MOST_SPARE; i++) {
            Group group = ended.get(i);
            group.end();
            spare.add(group);
        }
        if (ended.size() > MOST_SPARE) {
            ended = new ArrayList<>();
        } else {
            ended.clear();
        }
    }

    /** Adds the group of a row, which is absent. */
    Group create(KeyColumns columns, @Nullable Object[] rows, int at, Accumulator[] accumulators) {
        Group group = spare.isEmpty() ? new Group(kept) : spare.remove(spare.size() - 1);
        show(columns, rows, at, group.keys);
        boolean alike = true;
        for (int i = 0; i < group.keys.length; i++) {
            alike &= forms.get(i).isOne(group.keys[i]);
        }
        group.begin(slots.take(), hash(columns, rows, at), alike, accumulators);
        number(group, columns, rows, at);
        add(group);
        return group;
    }

    /** The group of a row, which is added if it is absent. */
    Group findOrCreate(KeyColumns columns, @Nullable Object[] rows, int at, Supplier<Accumulator[]> ofNone) {
        Group group = find(columns, rows, at);
        return group == null ? create(columns, rows, at, ofNone.get()) : group;
    }

    /** More than the greatest slot of a group. */
    int slots() {
        return slots.end();
    }

    private @Nullable Object[] shown(KeyColumns columns, @Nullable Object[] rows, int at) {
        @Nullable Object[] shown = new @Nullable Object[kept];
        show(columns, rows, at, shown);
        return shown;
    }

    private void show(KeyColumns columns, @Nullable Object[] rows, int at, @Nullable Object[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = forms.get(i).show(columns.value(i, rows, at));
        }
    }

    /** Takes in a row of a group: whose keys are shown can depend on it. */
    void enter(Group group, KeyColumns columns, IdentityReader identity, @Nullable Object[] rows, int at) {
        group.count++;
        if (group.members != null) {
            group.members.put(identity.read(rows, at), shown(columns, rows, at));
            group.showLowest(group.members);
        }
    }

    /** Lets go of a row of a group. */
    void leave(Group group, IdentityReader identity, @Nullable Object[] rows, int at) {
        group.count--;
        if (group.members != null) {
            group.members.remove(identity.read(rows, at));
            group.showLowest(group.members);
        }
    }

    @Override
    long bytes() {
        long[] bytes = {super.bytes()};
        forEach(group -> bytes[0] += group.bytes());
        return bytes[0];
    }

    /** Removes a group that no row is in. */
    void drop(Group group) {
        remove(group);
        slots.free(group.slot);
        ended.add(group);
    }
}
